package io.swingup.environment.lunarlander;

import io.swingup.random.Pcg64;

/**
 * The ground of one episode: a line through eleven points, flat where the pad is.
 *
 * <p>Source: Gymnasium, gymnasium/envs/box2d/lunar_lander.py, class LunarLander, method reset.
 */
final class Terrain {
  /** The width of the world in m; the pad is in its middle. */
  static final double WIDTH_METRES = 20;

  /** The height of the world in m; where the lander starts. */
  static final double HEIGHT_METRES = 400 / 30.0;

  /** The height of the pad in m, from which altitudes count; the ground there is 1 % lower. */
  static final double PAD_HEIGHT_METRES = HEIGHT_METRES / 4;

  /** The number of points. */
  static final int POINTS = 11;

  private static final double SPACING_METRES = WIDTH_METRES / (POINTS - 1);
  private static final int PAD_FIRST = POINTS / 2 - 2;
  private static final int PAD_LAST = POINTS / 2 + 2;
  private static final double SMOOTHING = 0.33; // of three heights each; not quite their mean

  private final double[] heights;

  private Terrain(double[] heights) {
    this.heights = heights;
  }

  /**
   * Draws a terrain.
   *
   * @param random gives twelve numbers
   * @return a new terrain
   */
  static Terrain draw(Pcg64 random) {
    double[] rough = new double[POINTS + 1];
    for (int i = 0; i < rough.length; i++) {
      rough[i] = random.uniform(0, HEIGHT_METRES / 2);
    }
    for (int i = PAD_FIRST; i <= PAD_LAST; i++) {
      rough[i] = PAD_HEIGHT_METRES;
    }
    double[] smooth = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double before = rough[i == 0 ? POINTS : i - 1]; // the first one's neighbour is the last
      smooth[i] = SMOOTHING * (before + rough[i] + rough[i + 1]);
    }
    return new Terrain(smooth);
  }

  /**
   * Returns where a point is across.
   *
   * @param index its number from the left, in [0, {@link #POINTS})
   * @return the distance from the left edge in m
   */
  static double x(int index) {
    return SPACING_METRES * index;
  }

  /**
   * Returns the height of a point.
   *
   * @param index its number from the left, in [0, {@link #POINTS})
   * @return the height in m
   */
  double y(int index) {
    return heights[index];
  }
}
