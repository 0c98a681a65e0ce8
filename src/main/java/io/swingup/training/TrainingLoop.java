package io.swingup.training;

import io.swingup.agent.Agent;
import io.swingup.agent.Update;
import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.Transition;
import io.swingup.replay.TransitionBatch;
import io.swingup.training.EvaluationReport.Scores;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/**
 * The loop of Lillicrap et al. (2016), Algorithm 1: act with noise, store, draw a batch, learn.
 *
 * <p>Differs from the algorithm in one point: the action of the next step is computed together with
 * the learning step, which the next step would have waited for anyhow.
 */
public final class TrainingLoop {
  private static final double NANOS_PER_SECOND = 1e9;

  private final RunConfig config;
  private final Parts parts;
  private final Evaluator evaluator;
  private final TrainingListener listener;
  private final LongSupplier nanoTime;
  private final TransitionBatch batch;
  private final EpisodeStatistics statistics = new EpisodeStatistics();
  private TimeStep step;
  private FloatVector action;

  /**
   * What the loop drives; all stays the caller's to close.
   *
   * @param environment the task
   * @param agent what acts and learns
   * @param noise what is added to its actions
   * @param replay where transitions go, empty at first
   * @param sampling what draws the batches, and the uniform actions of the start
   */
  public record Parts(
      Environment environment,
      Agent agent,
      ExplorationNoise noise,
      ReplayBuffer replay,
      RandomGenerator sampling) {}

  /**
   * Starts the first episode.
   *
   * @param config the run
   * @param parts what the loop drives
   * @param environmentSeed the seed of the environment's first reset
   * @param evaluator what judges the policy
   * @param listener what is told
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public TrainingLoop(
      RunConfig config,
      Parts parts,
      long environmentSeed,
      Evaluator evaluator,
      TrainingListener listener,
      LongSupplier nanoTime) {
    this.config = config;
    this.parts = parts;
    this.evaluator = evaluator;
    this.listener = listener;
    this.nanoTime = nanoTime;
    int observationSize = parts.environment.spec().observation().size();
    int actionSize = parts.environment.spec().action().size();
    batch = new TransitionBatch(config.learning().batchSize(), observationSize, actionSize);
    step = parts.environment.reset(environmentSeed);
    action = act();
  }

  private FloatVector act() {
    return FloatVector.of(parts.agent.act(step.observation().toArray(), 1));
  }

  /**
   * Trains to the end.
   *
   * @throws DivergedException if a reward or loss is not finite
   */
  public void run() {
    long start = nanoTime.getAsLong();
    for (int episode = 1; episode <= config.training().episodes(); episode++) {
      long episodeStart = nanoTime.getAsLong();
      playEpisode(episode);
      listener.onEpisode(statistics.finish(secondsSince(start), secondsSince(episodeStart)));
      if (episode % config.evaluation().every() == 0 || episode == config.training().episodes()) {
        listener.onEvaluation(evaluate(start));
      }
    }
  }

  private void playEpisode(int episode) {
    boolean last = false;
    while (!last) {
      TimeStep before = step;
      double[] noise = noise();
      double[] explored = explore(noise);
      TimeStep after = interact(before, explored);
      Optional<Update> update = learn(after);
      listener.onStep(
          new StepReport(
              statistics.totalSteps(),
              episode,
              before,
              listOf(noise),
              listOf(explored),
              after,
              batch,
              update));
      statistics.add(after.reward(), update);
      last = after.isLast();
    }
  }

  /* The noise; at first whatever makes the actions uniform. */
  private double[] noise() {
    if (statistics.totalSteps() < config.training().warmUp().randomSteps()) {
      Box bounds = parts.environment.spec().action();
      double[] uniform = new double[bounds.size()];
      for (int i = 0; i < uniform.length; i++) {
        double width = (double) bounds.high().get(i) - bounds.low().get(i);
        uniform[i] = bounds.low().get(i) + width * parts.sampling.nextDouble() - action.get(i);
      }
      return uniform;
    }
    double factor = config.training().noiseSchedule().at(statistics.totalSteps());
    return DoubleStream.of(parts.noise.next()).map(x -> factor * x).toArray();
  }

  private double[] explore(double[] noise) {
    double[] explored = noise.clone();
    for (int i = 0; i < explored.length; i++) {
      explored[i] += action.get(i);
    }
    parts.environment.spec().action().clip(explored);
    return explored;
  }

  private TimeStep interact(TimeStep before, double[] explored) {
    TimeStep after = parts.environment.step(explored);
    requireFinite("reward", after.reward());
    parts.replay.add(
        new Transition(
            before.observation(),
            FloatVector.rounded(explored),
            after.reward(),
            after.discount(),
            after.observation()));
    return after;
  }

  private Optional<Update> learn(TimeStep after) {
    step = after.isLast() ? newEpisode() : after;
    if (statistics.totalSteps() + 1 < config.training().warmUp().learningStarts()) {
      action = act();
      return Optional.empty();
    }
    Update update = update();
    for (int i = 1; i < config.training().updatesPerStep(); i++) {
      update = update();
    }
    action = update.nextAction();
    return Optional.of(update);
  }

  private Update update() {
    if (config.learning().replay().replacement()) {
      parts.replay.sample(batch, parts.sampling);
    } else {
      parts.replay.sampleDistinct(batch, parts.sampling);
    }
    double rateFactor = config.training().rateSchedule().at(statistics.totalSteps());
    Update update = parts.agent.learn(batch, (float) rateFactor, step.observation());
    requireFinite("critic_loss", update.criticLoss());
    requireFinite("actor_loss", update.actorLoss());
    return update;
  }

  private TimeStep newEpisode() {
    if (config.exploration().resetEachEpisode()) {
      parts.noise.reset();
    }
    return parts.environment.reset();
  }

  private EvaluationReport evaluate(long start) {
    EvaluationConfig how = config.evaluation();
    Scores scores = evaluator.evaluate(parts.agent, 0, how.starts());
    Scores selection =
        evaluator.evaluate(
            parts.agent, EvaluationConfig.FIRST_SELECTION_SEED, how.selectionStarts());
    return new EvaluationReport(
        statistics.totalSteps(), scores, selection.meanReturn(), secondsSince(start));
  }

  private void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(statistics.totalSteps() + 1, name, value);
    }
  }

  private static List<Double> listOf(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private double secondsSince(long start) {
    return (nanoTime.getAsLong() - start) / NANOS_PER_SECOND;
  }
}
