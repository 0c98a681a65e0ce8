package io.swingup.training;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import io.swingup.training.EvaluationReport.Scores;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Plays episodes with a policy and without noise, many side by side, so that the policy is asked
 * once for the actions of all.
 *
 * <p>Every episode has an environment of its own: no stream of the training is touched.
 */
public final class Evaluator {
  private final EnvironmentProvider provider;

  /**
   * Makes an evaluator.
   *
   * @param provider what makes the environments
   */
  public Evaluator(EnvironmentProvider provider) {
    this.provider = provider;
  }

  /**
   * Plays one episode from each start and sums up.
   *
   * @param policy the policy to play
   * @param firstSeed the seed of the first start
   * @param starts the number of starts, at least 1; their seeds follow one another
   * @return the figures over all starts
   */
  public Scores evaluate(Policy policy, long firstSeed, int starts) {
    double[] returns = returns(policy, firstSeed, starts);
    DoubleStatistics figures =
        DoubleStatistics.of(
            EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX),
            returns);
    return new Scores(
        starts,
        figures.getAsDouble(Statistic.MEAN),
        figures.getAsDouble(Statistic.STANDARD_DEVIATION),
        figures.getAsDouble(Statistic.MIN),
        figures.getAsDouble(Statistic.MAX),
        meanRegret(returns, firstSeed));
  }

  /**
   * Plays one episode from each start.
   *
   * @param policy the policy to play
   * @param firstSeed the seed of the first start
   * @param starts the number of starts, at least 1; their seeds follow one another
   * @return the undiscounted returns, in the order of the seeds
   */
  public double[] returns(Policy policy, long firstSeed, int starts) {
    double[] returns = new double[starts];
    List<Episode> running = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      Environment environment = provider.create();
      running.add(new Episode(i, environment, environment.reset(firstSeed + i)));
    }
    while (!running.isEmpty()) {
      stepAll(policy, running, returns);
      running.removeIf(Episode::closedWhenOver);
    }
    return returns;
  }

  private static void stepAll(Policy policy, List<Episode> running, double[] returns) {
    int width = running.get(0).step.observation().size();
    float[] observations = new float[running.size() * width]; // [N, observationSize]
    for (int i = 0; i < running.size(); i++) {
      running.get(i).step.observation().copyTo(observations, i * width);
    }
    float[] actions = policy.act(observations, running.size()); // [N, actionSize]
    int actionSize = actions.length / running.size();
    for (int i = 0; i < running.size(); i++) {
      double[] action = new double[actionSize];
      for (int j = 0; j < actionSize; j++) {
        action[j] = actions[i * actionSize + j];
      }
      returns[running.get(i).index] += running.get(i).act(action);
    }
  }

  private OptionalDouble meanRegret(double[] returns, long firstSeed) {
    double sum = 0;
    for (int i = 0; i < returns.length; i++) {
      OptionalDouble best = provider.bestKnownReturn(firstSeed + i);
      if (best.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += best.getAsDouble() - returns[i];
    }
    return OptionalDouble.of(sum / returns.length);
  }

  /** An episode under way. */
  private static final class Episode {
    private final int index;
    private final Environment environment;
    private TimeStep step;

    private Episode(int index, Environment environment, TimeStep first) {
      this.index = index;
      this.environment = environment;
      this.step = first;
    }

    private double act(double[] action) {
      step = environment.step(action);
      return step.reward();
    }

    private boolean closedWhenOver() {
      if (step.isLast()) {
        environment.close();
      }
      return step.isLast();
    }
  }
}
