package io.swingup.replay;

/**
 * A batch of transitions, one flat column per field, in the layout of the tensors they are fed to.
 * The arrays are shared and overwritten by the next sample: whoever needs them longer copies them.
 */
public final class TransitionBatch {
  private final int[] indices;
  private final float[] observations;
  private final float[] actions;
  private final float[] rewards;
  private final float[] discounts;
  private final float[] nextObservations;
  private final float[] weights;

  /**
   * Makes room for a batch.
   *
   * @param size the number B of transitions
   * @param observationSize the numbers in one observation
   * @param actionSize the numbers in one action
   */
  public TransitionBatch(int size, int observationSize, int actionSize) {
    indices = new int[size];
    observations = new float[size * observationSize];
    actions = new float[size * actionSize];
    rewards = new float[size];
    discounts = new float[size];
    nextObservations = new float[size * observationSize];
    weights = new float[size];
  }

  /**
   * Returns the number of transitions.
   *
   * @return the number B, at least 1
   */
  public int size() {
    return indices.length;
  }

  /**
   * Returns the positions in the replay buffer that the transitions were drawn from.
   *
   * @return shape [B]
   */
  public int[] indices() {
    return indices;
  }

  /**
   * Returns the observations s.
   *
   * @return shape [B, observationSize], row by row
   */
  public float[] observations() {
    return observations;
  }

  /**
   * Returns the actions a.
   *
   * @return shape [B, actionSize], row by row
   */
  public float[] actions() {
    return actions;
  }

  /**
   * Returns the rewards r.
   *
   * @return shape [B]
   */
  public float[] rewards() {
    return rewards;
  }

  /**
   * Returns the discounts.
   *
   * @return shape [B]
   */
  public float[] discounts() {
    return discounts;
  }

  /**
   * Returns the observations s' that followed.
   *
   * @return shape [B, observationSize], row by row
   */
  public float[] nextObservations() {
    return nextObservations;
  }

  /**
   * Returns how much each transition counts in the critic's loss; only used where transitions are
   * drawn by priority.
   *
   * @return shape [B], in (0, 1]
   */
  public float[] weights() {
    return weights;
  }
}
