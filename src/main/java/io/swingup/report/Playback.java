package io.swingup.report;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One episode as it was played.
 *
 * @param moments each moment that was acted on, in order
 */
public record Playback(List<Moment> moments) {

  /**
   * One moment.
   *
   * @param before what was acted on
   * @param action the action, shape [actionSize]
   * @param episodeReturn the sum of the rewards up to and with that action
   */
  public record Moment(TimeStep before, List<Double> action, double episodeReturn) {}

  /**
   * Plays an episode without noise.
   *
   * @param provider what makes the environment
   * @param policy what acts
   * @param seed the seed of the start
   * @return the episode
   */
  public static Playback of(EnvironmentProvider provider, Policy policy, long seed) {
    List<Moment> moments = new ArrayList<>();
    double sum = 0;
    try (Environment environment = provider.create()) {
      TimeStep step = environment.reset(seed);
      while (!step.isLast()) {
        float[] action = policy.act(step.observation().toArray(), 1);
        double[] exact = IntStream.range(0, action.length).mapToDouble(i -> action[i]).toArray();
        TimeStep after = environment.step(exact);
        sum += after.reward();
        moments.add(
            new Moment(
                step, IntStream.range(0, exact.length).mapToObj(i -> exact[i]).toList(), sum));
        step = after;
      }
    }
    return new Playback(moments);
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
