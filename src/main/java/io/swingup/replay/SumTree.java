package io.swingup.replay;

/**
 * Sums over weights, so that one can be drawn in proportion to its weight in as many steps as the
 * tree is deep (Schaul et al. 2016, appendix B.2.1).
 *
 * <p>Each inner node is always computed as the sum of its two children, never by adding what has
 * changed: the rounding errors of changes do not pile up, and the whole tree is a function of its
 * leaves.
 */
final class SumTree {
  private final int leaves;
  private final double[] sums; // node i has the children 2i and 2i + 1; the root is 1

  SumTree(int leaves) {
    this.leaves = leaves;
    sums = new double[2 * leaves];
  }

  /** Returns the weight of a leaf. */
  double get(int leaf) {
    return sums[leaves + leaf];
  }

  /** Changes the weight of a leaf, at least 0. */
  void set(int leaf, double weight) {
    sums[leaves + leaf] = weight;
    for (int node = (leaves + leaf) / 2; node >= 1; node /= 2) {
      sums[node] = sums[2 * node] + sums[2 * node + 1];
    }
  }

  /** Returns the sum of all weights. */
  double total() {
    return sums[1];
  }

  /**
   * Returns the leaf that a point of the sum falls on; never one of weight 0, whatever is rounded.
   *
   * @param point at least 0, and below {@link #total}, which is positive, but for rounding
   */
  int find(double point) {
    int node = 1;
    double rest = point;
    while (node < leaves) {
      int left = 2 * node;
      boolean goLeft = rest < sums[left] || sums[left + 1] == 0;
      rest -= goLeft ? 0 : sums[left];
      node = goLeft ? left : left + 1;
    }
    return node - leaves;
  }
}
