package io.swingup.report;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.FloatVector;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * One episode as it was played.
 *
 * @param moments each moment that was acted on, in order; at least one
 */
public record Playback(List<Moment> moments) {
  /** The steps after which an episode is cut off that does not end. */
  public static final int MAX_STEPS = 10_000;

  /**
   * One moment.
   *
   * @param before what was acted on
   * @param action the action, shape [actionSize]
   * @param episodeReturn the sum of the rewards up to and with that action
   */
  public record Moment(TimeStep before, List<Double> action, double episodeReturn) {}

  /**
   * Plays an episode without noise. One that has not ended after {@link #MAX_STEPS} is taken for
   * one that never ends; of it, there is as much as training would play.
   *
   * @param provider what makes the environment
   * @param policy what acts
   * @param seed the seed of the start
   * @param timeLimit the steps after which training cuts an episode off; 0 where it does not
   * @return the episode
   * @throws io.swingup.environment.EnvironmentException if the environment fails
   */
  public static Playback of(EnvironmentProvider provider, Policy policy, long seed, int timeLimit) {
    return of(provider, policy, seed, timeLimit, (environment, observation) -> {});
  }

  /** Plays an episode and shows each moment before it is acted on. */
  static Playback of(
      EnvironmentProvider provider,
      Policy policy,
      long seed,
      int timeLimit,
      BiConsumer<Environment, FloatVector> moment) {
    List<Moment> moments = new ArrayList<>();
    TimeStep step;
    try (Environment environment = CheckedEnvironment.of(provider)) {
      step = environment.reset(seed);
      double sum = 0;
      while (!step.isLast() && moments.size() < MAX_STEPS) {
        moment.accept(environment, step.observation());
        double[] action = widened(policy.act(step.observation().toArray(), 1));
        TimeStep after = environment.step(action);
        sum += after.reward();
        moments.add(
            new Moment(
                step, IntStream.range(0, action.length).mapToObj(i -> action[i]).toList(), sum));
        step = after;
      }
    }
    boolean endless = !step.isLast() && timeLimit > 0 && timeLimit < MAX_STEPS;
    return new Playback(endless ? moments.subList(0, timeLimit) : moments);
  }

  private static double[] widened(float[] action) {
    double[] widened = new double[action.length];
    for (int i = 0; i < action.length; i++) {
      widened[i] = action[i];
    }
    return widened;
  }

  /**
   * Returns what the episode came to.
   *
   * @return the undiscounted sum of all rewards
   */
  public double episodeReturn() {
    return moments.get(moments.size() - 1).episodeReturn();
  }
}
