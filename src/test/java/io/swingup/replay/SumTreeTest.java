package io.swingup.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SumTreeTest {

  /** Of a sum of whole numbers every unit is looked up once. */
  @ParameterizedTest(name = "{0} leaves")
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 100})
  void givesEachLeafAsMuchOfTheSumAsItWeighs(int leaves) {
    Random random = new Random(leaves);
    SumTree tree = new SumTree(leaves);
    int[] weights = new int[leaves];
    for (int i = 0; i < leaves; i++) {
      weights[i] = random.nextInt(6) + (i == leaves / 2 ? 1 : 0);
      tree.set(i, weights[i]);
    }
    int[] found = new int[leaves];

    for (int unit = 0; unit < tree.total(); unit++) {
      assertThat(tree.find(unit)).isEqualTo(tree.find(unit + 0.999));
      found[tree.find(unit)]++;
    }

    assertThat(found).containsExactly(weights);
  }

  /** So no point can lie beyond the records that a buffer holds. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neverFindsALeafWithoutWeight(long seed) {
    Random random = new Random(seed);
    int leaves = 1 + random.nextInt(70);
    int used = 1 + random.nextInt(leaves);
    SumTree tree = new SumTree(leaves);
    for (int change = 0; change < 1000; change++) {
      tree.set(random.nextInt(used), Math.exp(20 * random.nextGaussian()));
      double total = tree.total();

      for (double point :
          new double[] {0, total / 3, Math.nextDown(total), total, Math.nextUp(total), 2 * total}) {
        assertThat(tree.get(tree.find(point))).isPositive();
      }
    }
  }

  @ParameterizedTest(name = "{0} leaves")
  @ValueSource(ints = {1, 7, 1000})
  void isAFunctionOfItsLeavesAfterAnyNumberOfChanges(int leaves) {
    Random random = new Random(leaves);
    SumTree tree = new SumTree(leaves);
    SumTree fresh = new SumTree(leaves);

    for (int change = 0; change < 1_000_000; change++) {
      tree.set(random.nextInt(leaves), random.nextDouble());
    }
    for (int leaf = leaves - 1; leaf >= 0; leaf--) {
      fresh.set(leaf, tree.get(leaf));
    }

    assertThat(tree.total()).isEqualTo(fresh.total()); // to the bit
    for (int i = 0; i < 10_000; i++) {
      double point = random.nextDouble() * tree.total();
      assertThat(tree.find(point)).isEqualTo(fresh.find(point));
    }
  }
}
