package io.swingup.training;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentPool;
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
  private static final EnvironmentThreads ALONE = new EnvironmentThreads(1, notice -> {});

  private final EnvironmentProvider provider;
  private final int timeLimit;
  private final EnvironmentPool pool = new EnvironmentPool();
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
    return evaluate(policy, firstSeed, starts, stop, ALONE);
  }

  /** Does the same with environments that work at the same time. */
  Optional<Scores> evaluate(
      Policy policy, long firstSeed, int starts, BooleanSupplier stop, EnvironmentThreads threads) {
    return returns(policy, firstSeed, starts, stop, threads)
        .map(returns -> scores(returns, firstSeed));
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
    return returns(policy, firstSeed, starts, stop, ALONE);
  }

  private Optional<double[]> returns(
      Policy policy, long firstSeed, int starts, BooleanSupplier stop, EnvironmentThreads threads) {
    double[] returns = new double[starts];
    complete = true;
    int most = provider.sideBySide();
    for (int first = 0; first < starts; first += most) {
      int count = Math.min(most, starts - first);
      List<EvaluationEpisode> all = begin(firstSeed + first, count, threads);
      List<EvaluationEpisode> running = new ArrayList<>(all);
      while (!running.isEmpty()) {
        EvaluationEpisode.stepAll(policy, running, threads);
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

  private List<EvaluationEpisode> begin(long firstSeed, int count, EnvironmentThreads threads) {
    for (int i = pool.all().size(); i < count; i++) {
      pool.add(CheckedEnvironment.of(provider));
    }
    List<Environment> environments = pool.all();
    return threads.all(
        count,
        i -> new EvaluationEpisode(environments.get(i), firstSeed + i),
        i -> EvaluationEpisode.name(firstSeed + i));
  }

  /** Closes all environments, even where closing one fails. */
  @Override
  public void close() {
    pool.close();
  }
}
