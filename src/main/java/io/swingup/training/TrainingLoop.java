package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.replay.Transition;
import io.swingup.replay.TransitionBatch;
import io.swingup.training.EvaluationReport.Scores;
import io.swingup.training.TrainingState.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
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
  private final TrainingParts parts;
  private final TrainingListener listener;
  private final LongSupplier nanoTime;
  private final Explorer explorer;
  private final Guard guard;
  private final TransitionBatch batch;
  private final EpisodeStatistics statistics;
  private TimeStep step;
  private FloatVector action;
  private final long start;
  private long episodeStart;

  private TrainingLoop(
      RunConfig config,
      TrainingParts parts,
      TrainingListener listener,
      LongSupplier nanoTime,
      TrainingState state) {
    this.config = config;
    this.parts = parts;
    this.listener = listener;
    this.nanoTime = nanoTime;
    int observationSize = parts.environment().spec().observation().size();
    int actionSize = parts.environment().spec().action().size();
    batch = new TransitionBatch(config.learning().batchSize(), observationSize, actionSize);
    explorer =
        new Explorer(
            config.training(),
            parts.environment().spec().action(),
            parts.noise(),
            parts.streams().replay());
    step = state.step();
    action = state.action();
    statistics = new EpisodeStatistics(state.statistics());
    guard = new Guard(config.environment(), statistics::totalSteps);
    start = before(state.clock().elapsedSeconds());
    episodeStart = before(state.clock().episodeSeconds());
  }

  /**
   * Starts the first episode.
   *
   * @param config the run
   * @param parts what the loop drives
   * @param listener what is told
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @return a loop that has not played a step
   */
  public static TrainingLoop begin(
      RunConfig config, TrainingParts parts, TrainingListener listener, LongSupplier nanoTime) {
    TimeStep first = parts.environment().reset(parts.streams().environmentSeed());
    return new TrainingLoop(
        config, parts, listener, nanoTime, TrainingState.start(first, parts.act(first)));
  }

  /**
   * Goes on with a run.
   *
   * @param config the run
   * @param parts what the loop drives; agent and replay buffer as they were in that state, the rest
   *     is brought into it
   * @param listener what is told
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param state the state to go on from
   * @return a loop that plays on as the earlier one would have
   * @throws IllegalArgumentException if the parts cannot be in that state
   */
  public static TrainingLoop resume(
      RunConfig config,
      TrainingParts parts,
      TrainingListener listener,
      LongSupplier nanoTime,
      TrainingState state) {
    parts.restore(state);
    return new TrainingLoop(config, parts, listener, nanoTime, state);
  }

  /**
   * Trains to the end, or until told to stop.
   *
   * @param stop asked after each environment step
   * @return whether the training came to its end
   * @throws TrainingException if the environment fails, or a number is not finite
   */
  public boolean run(BooleanSupplier stop) {
    int episodes = config.training().episodes();
    int every = config.training().recording().checkpointEvery();
    if (statistics.totalSteps() == 0 && every > 0) {
      checkpoint();
    }
    while (statistics.episodes() < episodes) {
      boolean last = playStep();
      if (last) {
        finishEpisode();
      }
      boolean stopping = stop.getAsBoolean();
      if (stopping || (last && isDue(every))) {
        checkpoint();
      }
      if (stopping && statistics.episodes() < episodes) {
        return false;
      }
    }
    if (episodes % config.evaluation().every() != 0) {
      listener.onEvaluation(evaluate());
    }
    return true;
  }

  private void finishEpisode() {
    listener.onEpisode(statistics.finish(secondsSince(start), secondsSince(episodeStart)));
    if (statistics.episodes() % config.evaluation().every() == 0) {
      listener.onEvaluation(evaluate());
    }
    episodeStart = nanoTime.getAsLong();
  }

  /* Every so many episodes, and after the last; never where that is 0. */
  private boolean isDue(int every) {
    int episode = statistics.episodes();
    return every > 0 && (episode % every == 0 || episode == config.training().episodes());
  }

  private boolean playStep() {
    TimeStep before = step;
    double[] noise = explorer.noise(action, statistics.totalSteps());
    double[] explored = explorer.explore(action, noise);
    TimeStep after = interact(before, explored);
    Optional<Update> update = learn(after);
    listener.onStep(
        new StepReport(
            statistics.totalSteps(),
            statistics.episodes() + 1,
            before,
            listOf(noise),
            listOf(explored),
            after,
            batch,
            update));
    statistics.add(after.reward(), update);
    return after.isLast();
  }

  private TimeStep interact(TimeStep before, double[] explored) {
    TimeStep after = guard.ask(() -> parts.environment().step(explored));
    guard.requireFinite("reward", after.reward());
    guard.requireFinite("observation", after.observation());
    parts
        .replay()
        .add(
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
      action = parts.act(step);
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
      parts.replay().sample(batch, parts.streams().replay());
    } else {
      parts.replay().sampleDistinct(batch, parts.streams().replay());
    }
    double rateFactor = config.training().rateSchedule().at(statistics.totalSteps());
    Update update = parts.agent().learn(batch, (float) rateFactor, step.observation());
    guard.requireFinite("critic_loss", update.criticLoss());
    guard.requireFinite("actor_loss", update.actorLoss());
    guard.requireFinite("action", update.nextAction());
    return update;
  }

  private TimeStep newEpisode() {
    if (config.exploration().resetEachEpisode()) {
      parts.noise().reset();
    }
    TimeStep first = guard.ask(parts.environment()::reset);
    guard.requireFinite("observation", first.observation());
    return first;
  }

  private EvaluationReport evaluate() {
    EvaluationConfig how = config.evaluation();
    Scores scores = score(0, how.starts());
    Scores selection = score(EvaluationConfig.FIRST_SELECTION_SEED, how.selectionStarts());
    return new EvaluationReport(
        statistics.totalSteps(), scores, selection.meanReturn(), secondsSince(start));
  }

  private Scores score(long firstSeed, int starts) {
    Scores scores = guard.ask(() -> parts.evaluator().evaluate(parts.agent(), firstSeed, starts));
    guard.requireFinite("mean_return", scores.meanReturn());
    return scores;
  }

  private void checkpoint() {
    Clock clock = new Clock(secondsSince(start), secondsSince(episodeStart));
    parts.state(step, action, statistics.state(), clock).ifPresent(listener::onCheckpoint);
  }

  private static List<Double> listOf(double[] values) {
    return DoubleStream.of(values).boxed().toList();
  }

  private double secondsSince(long moment) {
    return (nanoTime.getAsLong() - moment) / NANOS_PER_SECOND;
  }

  private long before(double seconds) {
    return nanoTime.getAsLong() - (long) (seconds * NANOS_PER_SECOND);
  }
}
