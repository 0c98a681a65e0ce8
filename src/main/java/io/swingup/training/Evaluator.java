package io.swingup.training;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Policy;
import io.swingup.training.EvaluationReport.Scores;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Plays episodes with a policy and without noise, many side by side, so that the policy is asked
 * once for the actions of all.
 *
 * <p>Has a pool of environments of its own, one for each episode that is under way: no stream of
 * the training is touched. Whoever makes an evaluator closes it.
 */
public final class Evaluator implements AutoCloseable {
  private static final int MAX_POOL = 1_000;

  private final EnvironmentProvider provider;
  private final int timeLimit;
  private final List<Environment> pool = new ArrayList<>();
  private boolean complete;

  /**
   * Makes an evaluator; environments are made when they are needed.
   *
   * @param provider what makes the environments
   * @param timeLimit the steps after which an episode is cut off, at least 1
   */
  public Evaluator(EnvironmentProvider provider, int timeLimit) {
    this.provider = provider;
    this.timeLimit = timeLimit;
  }

  /**
   * Plays one episode from each start and sums up.
   *
   * @param policy the policy to play
   * @param firstSeed the seed of the first start
   * @param starts the number of starts, at least 1; their seeds follow one another
   * @param stop asked after each step
   * @return the figures over all starts; empty where it was told to stop
   * @throws io.swingup.environment.EnvironmentException if an environment fails
   */
  public Optional<Scores> evaluate(
      Policy policy, long firstSeed, int starts, BooleanSupplier stop) {
    return returns(policy, firstSeed, starts, stop).map(returns -> scores(returns, firstSeed));
  }

  private Scores scores(double[] returns, long firstSeed) {
    DoubleStatistics figures =
        DoubleStatistics.of(
            EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION, Statistic.MIN, Statistic.MAX),
            returns);
    return new Scores(
        returns.length,
        figures.getAsDouble(Statistic.MEAN),
        figures.getAsDouble(Statistic.STANDARD_DEVIATION),
        figures.getAsDouble(Statistic.MIN),
        figures.getAsDouble(Statistic.MAX),
        meanRegret(returns, firstSeed));
  }

  /* Best known returns are of complete episodes. */
  private OptionalDouble meanRegret(double[] returns, long firstSeed) {
    if (!complete) {
      return OptionalDouble.empty();
    }
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

  /**
   * Plays one episode from each start.
   *
   * @param policy the policy to play
   * @param firstSeed the seed of the first start
   * @param starts the number of starts, at least 1; their seeds follow one another
   * @param stop asked after each step
   * @return the undiscounted returns, in the order of the seeds; empty where it was told to stop
   * @throws io.swingup.environment.EnvironmentException if an environment fails
   */
  public Optional<double[]> returns(
      Policy policy, long firstSeed, int starts, BooleanSupplier stop) {
    double[] returns = new double[starts];
    complete = true;
    for (int first = 0; first < starts; first += MAX_POOL) {
      int count = Math.min(MAX_POOL, starts - first);
      List<EvaluationEpisode> running = begin(firstSeed + first, count);
      List<EvaluationEpisode> all = List.copyOf(running);
      while (!running.isEmpty()) {
        EvaluationEpisode.stepAll(policy, running);
        running.removeIf(episode -> episode.isOver(timeLimit));
        if (stop.getAsBoolean()) {
          return Optional.empty();
        }
      }
      for (int i = 0; i < count; i++) {
        returns[first + i] = all.get(i).sum();
        complete &= all.get(i).hasEnded();
      }
    }
    return Optional.of(returns);
  }

  private List<EvaluationEpisode> begin(long firstSeed, int count) {
    List<EvaluationEpisode> episodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i == pool.size()) {
        pool.add(CheckedEnvironment.of(provider));
      }
      episodes.add(new EvaluationEpisode(pool.get(i), firstSeed + i));
    }
    return episodes;
  }

  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  private static void closeAll(List<Environment> environments) {
    RuntimeException problem = null;
    for (Environment each : environments) {
      try {
        each.close();
      } catch (RuntimeException e) {
        problem = problem == null ? e : problem;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  /** Closes all environments, even where closing one fails. */
  @Override
  public void close() {
    List<Environment> all = List.copyOf(pool);
    pool.clear();
    closeAll(all);
  }
}
