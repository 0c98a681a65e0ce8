package io.swingup.training;

import io.swingup.environment.EnvironmentException;
import io.swingup.training.EpisodeReport.Timing;
import io.swingup.training.EvaluationReport.Scores;
import io.swingup.training.TrainingState.SlotState;
import io.swingup.training.TrainingState.Streams;
import io.swingup.training.config.EvaluationConfig;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A run from its first step to its last: turns, and between them reports, evaluations and
 * checkpoints.
 *
 * <p>{@link Turns} says what a turn is.
 */
public final class TrainingLoop {
  private final RunConfig config;
  private final TrainingParts parts;
  private final TrainingListener listener;
  private final LongSupplier nanoTime;
  private final List<Slot> slots;
  private final Totals totals;
  private final Turns turns;
  private final EnvironmentThreads threads;
  private final long start;
  private boolean evaluationDue;
  private OptionalLong evaluatedSteps;
  private boolean checkpointDue;

  private TrainingLoop(
      RunConfig config,
      TrainingParts parts,
      TrainingListener listener,
      LongSupplier nanoTime,
      List<Slot> slots,
      TrainingState state) {
    this.config = config;
    this.parts = parts;
    this.listener = listener;
    this.nanoTime = nanoTime;
    this.slots = slots;
    totals = new Totals(state.totals());
    turns = new Turns(config, parts, listener, slots, totals);
    threads = new EnvironmentThreads(slots.size(), listener::onNotice);
    start = nanoTime.getAsLong() - Clock.nanos(state.elapsedSeconds());
    evaluationDue = state.evaluationDue();
    evaluatedSteps = state.evaluatedSteps();
  }

  /**
   * Begins the first episodes.
   *
   * @param config the run
   * @param parts what the loop drives
   * @param listener what is told
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @return a loop that has not played a step
   * @throws TrainingException if an environment fails
   */
  public static TrainingLoop begin(
      RunConfig config, TrainingParts parts, TrainingListener listener, LongSupplier nanoTime) {
    try {
      List<Slot> slots = beginSlots(parts);
      slots.forEach(slot -> slot.setEpisodeStart(nanoTime.getAsLong()));
      TrainingState initial =
          new TrainingState(
              List.of(),
              TrainingState.Counts.none(),
              0,
              false,
              OptionalLong.empty(),
              new Streams(List.of(), List.of(), List.of(), List.of()));
      TrainingLoop loop = new TrainingLoop(config, parts, listener, nanoTime, slots, initial);
      loop.turns.begin();
      return loop;
    } catch (EnvironmentException e) {
      throw TrainingException.environmentFailed(1, e);
    }
  }

  private static List<Slot> beginSlots(TrainingParts parts) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < parts.environments().size(); i++) {
      RandomStreams streams = parts.streams();
      slots.add(
          Slot.begin(parts, i, i == 0 ? streams.environmentSeed() : streams.episodes().nextLong()));
    }
    return slots;
  }

  /**
   * Continues a run.
   *
   * @param config the run
   * @param parts what the loop drives; agent and replay buffer as they were in that state, the rest
   *     is brought into it
   * @param listener what is told
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @param state the state to continue from
   * @return a loop that plays on as the earlier one would have
   * @throws IllegalArgumentException if the parts cannot be in that state
   * @throws TrainingException if an environment fails
   */
  public static TrainingLoop resume(
      RunConfig config,
      TrainingParts parts,
      TrainingListener listener,
      LongSupplier nanoTime,
      TrainingState state) {
    restore(parts.streams(), state.streams());
    long now = nanoTime.getAsLong();
    try {
      List<Slot> slots =
          IntStream.range(0, state.slots().size())
              .mapToObj(i -> Slot.restore(parts, i, state.slots().get(i), now))
              .toList();
      return new TrainingLoop(config, parts, listener, nanoTime, slots, state);
    } catch (EnvironmentException e) {
      throw TrainingException.environmentFailed(state.totalSteps() + 1, e);
    }
  }

  private static void restore(RandomStreams streams, Streams state) {
    streams.exploration().restore(array(state.exploration()));
    streams.replay().restore(array(state.replay()));
    streams.episodes().restore(array(state.episodes()));
    if (!state.agent().isEmpty()) {
      streams.agent().restore(array(state.agent()));
    }
  }

  /**
   * Trains to the end, or until told to stop.
   *
   * @param stop asked after each environment step
   * @return whether the training came to its end
   * @throws TrainingException if an environment fails, or a number is not finite
   */
  public boolean run(BooleanSupplier stop) {
    try (threads) {
      return train(stop);
    } catch (EnvironmentException e) {
      throw TrainingException.environmentFailed(totals.steps() + 1, e);
    }
  }

  private boolean train(BooleanSupplier stop) {
    if (totals.steps() == 0) {
      begin();
    }
    evaluateIfDue(stop);
    if (evaluationDue && !isOver()) {
      return false; // told to stop once more; the checkpoint that this began with is still the last
    }
    while (!isOver()) {
      play();
      evaluateIfDue(stop);
      boolean stopping = stop.getAsBoolean();
      if (stopping || checkpointDue) {
        checkpointDue = !checkpoint();
      }
      if (stopping && !isOver()) {
        return stopped();
      }
    }
    return evaluateAtTheEnd(stop);
  }

  /* A larger budget later must not find this evaluation, unless it was due in any case. */
  private boolean evaluateAtTheEnd(BooleanSupplier stop) {
    boolean pending = evaluationDue;
    evaluationDue |= evaluatedSteps.orElse(-1) != totals.steps();
    evaluateIfDue(stop);
    if (evaluationDue) {
      evaluationDue = pending;
      checkpointDue = !checkpoint();
      return stopped();
    }
    return true;
  }

  /* Where no checkpoint can be made here, the run continues from the one before. */
  private boolean stopped() {
    if (checkpointDue) {
      listener.onStopWithoutCheckpoint(totals.steps());
    }
    return false;
  }

  private void begin() {
    if (!slots.get(0).isStateful()) {
      listener.onNotice(
          config.environment().id()
              + " does not report its state: checkpoints are made between episodes"
              + (slots.size() == 1 ? "" : ", for which its environments wait for one another"));
    }
    if (config.recording().checkpointEvery().length() > 0) {
      checkpoint();
    }
  }

  private boolean isOver() {
    return config.training().budget().isOver(totals.steps(), totals.episodes());
  }

  private void play() {
    long steps = totals.steps();
    int episodes = totals.episodes();
    turns.play(threads, checkpointDue, this::finishEpisode);
    Span every = config.recording().checkpointEvery();
    checkpointDue |= isDue(every, steps, episodes) || (isOver() && every.length() > 0);
    evaluationDue |= isDue(config.evaluation().every(), steps, episodes);
  }

  private boolean isDue(Span every, long steps, int episodes) {
    return every.isDue(
        every.count(steps, episodes), every.count(totals.steps(), totals.episodes()));
  }

  private void finishEpisode(Slot slot) {
    EpisodeSums sums = slot.sums();
    long now = nanoTime.getAsLong();
    totals.addEpisode(sums.episodeReturn());
    double seconds = Clock.seconds(now - slot.episodeStart());
    listener.onEpisode(
        new EpisodeReport(
            totals.episodes(),
            sums.length(),
            totals.steps(),
            sums.episodeReturn(),
            totals.meanReturn(),
            sums.means(),
            new Timing(Clock.seconds(now - start), sums.length() / seconds)));
    sums.clear();
    slot.setEpisodeStart(nanoTime.getAsLong());
  }

  /* Where it is told to stop in the middle, the evaluation stays due. */
  private void evaluateIfDue(BooleanSupplier stop) {
    if (!evaluationDue) {
      return;
    }
    long before = nanoTime.getAsLong();
    EvaluationConfig how = config.evaluation();
    Optional<Scores> scores = score(0, how.starts(), stop);
    Optional<Scores> selection =
        score(EvaluationConfig.FIRST_SELECTION_SEED, how.selectionStarts(), stop);
    if (scores.isPresent() && selection.isPresent()) {
      evaluationDue = false;
      evaluatedSteps = OptionalLong.of(totals.steps());
      listener.onEvaluation(
          new EvaluationReport(
              totals.steps(),
              scores.get(),
              selection.get().meanReturn(),
              Clock.seconds(nanoTime.getAsLong() - start)));
    }
    long taken = nanoTime.getAsLong() - before; // not the episodes' time
    slots.forEach(slot -> slot.setEpisodeStart(slot.episodeStart() + taken));
  }

  private Optional<Scores> score(long firstSeed, int starts, BooleanSupplier stop) {
    Optional<Scores> scores =
        parts.evaluator().evaluate(parts.agent(), firstSeed, starts, stop, threads);
    scores.ifPresent(this::requireFinite);
    return scores;
  }

  private void requireFinite(Scores scores) {
    if (!Double.isFinite(scores.meanReturn())) {
      throw TrainingException.notFinite(totals.steps(), "mean_return", scores.meanReturn());
    }
  }

  /* Returns whether this was a moment at which the run can be continued. */
  private boolean checkpoint() {
    long now = nanoTime.getAsLong();
    List<SlotState> states =
        slots.stream().map(slot -> slot.state(now)).flatMap(Optional::stream).toList();
    if (states.size() < slots.size()) {
      return false;
    }
    RandomStreams streams = parts.streams();
    listener.onCheckpoint(
        new TrainingState(
            states,
            totals.state(),
            Clock.seconds(now - start),
            evaluationDue,
            evaluatedSteps,
            new Streams(
                list(streams.exploration().state()),
                list(streams.replay().state()),
                list(streams.episodes().state()),
                list(streams.agent().state()))));
    return true;
  }

  private static List<Long> list(long[] values) {
    return LongStream.of(values).boxed().toList();
  }

  private static long[] array(List<Long> values) {
    return values.stream().mapToLong(value -> value).toArray();
  }
}
