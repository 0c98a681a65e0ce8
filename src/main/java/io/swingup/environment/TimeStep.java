package io.swingup.environment;

/**
 * What an environment returns from one interaction (after dm_env, Muldal et al. 2019).
 *
 * @param kind where in its episode the step lies
 * @param observation the observation after the step, shape [observationSize]
 * @param reward the reward of the action that led here; 0 for the first step
 * @param discount the weight of everything after this step, in [0, 1]; 0 only where the task itself
 *     ended, so an episode that merely ran out of time keeps discount 1
 */
public record TimeStep(Kind kind, FloatVector observation, double reward, double discount) {

  /** Where in its episode a step lies. */
  public enum Kind {
    /** The step that {@code reset} returns. */
    FIRST,
    /** A step with others before and after it. */
    MID,
    /** The step after which the environment must be reset. */
    LAST
  }

  /**
   * Checks the discount.
   *
   * @throws IllegalArgumentException if the discount is not in [0, 1]
   */
  public TimeStep {
    if (!(discount >= 0 && discount <= 1)) { // negated so that NaN is caught too
      throw new IllegalArgumentException("discount must be in [0, 1], was " + discount);
    }
  }

  /**
   * Returns the first step of an episode.
   *
   * @param observation the observation to start from, shape [observationSize]
   * @return a step with reward 0 and discount 1
   */
  public static TimeStep first(FloatVector observation) {
    return new TimeStep(Kind.FIRST, observation, 0, 1);
  }

  /**
   * Returns a step with others after it.
   *
   * @param observation the observation after the step, shape [observationSize]
   * @param reward the reward of the step
   * @return a step with discount 1
   */
  public static TimeStep transition(FloatVector observation, double reward) {
    return new TimeStep(Kind.MID, observation, reward, 1);
  }

  /**
   * Returns the last step of an episode that the task itself ended.
   *
   * @param observation the observation after the step, shape [observationSize]
   * @param reward the reward of the step
   * @return a last step with discount 0
   */
  public static TimeStep termination(FloatVector observation, double reward) {
    return new TimeStep(Kind.LAST, observation, reward, 0);
  }

  /**
   * Returns the last step of an episode that ran out of time.
   *
   * @param observation the observation after the step, shape [observationSize]
   * @param reward the reward of the step
   * @return a last step with discount 1
   */
  public static TimeStep truncation(FloatVector observation, double reward) {
    return new TimeStep(Kind.LAST, observation, reward, 1);
  }

  /**
   * Says whether the episode is over.
   *
   * @return true if the environment must be reset before its next step
   */
  public boolean isLast() {
    return kind == Kind.LAST;
  }

  /**
   * Says whether the task itself ended here.
   *
   * @return true if nothing can follow, so the value of what follows is 0
   */
  public boolean isTerminated() {
    return isLast() && discount == 0;
  }

  /**
   * Says whether the episode was cut off here.
   *
   * @return true if the episode is over although the task could have continued
   */
  public boolean isTruncated() {
    return isLast() && discount > 0;
  }
}
