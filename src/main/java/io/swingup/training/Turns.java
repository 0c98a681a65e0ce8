package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.replay.Transition;
import io.swingup.replay.TransitionBatch;
import io.swingup.training.config.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The turns of Lillicrap et al. (2016), Algorithm 1, one environment step in every slot at a time:
 * act, step, store, begin the next episode where one ended, learn, report. The environments work at
 * the same time; all that draws, stores, learns or reports goes by the order of the slots.
 *
 * <p>Differs from the algorithm in one point: the next actions are computed together with the
 * learning step, which they would have to wait for anyhow. So an episode that follows is begun
 * before learning.
 */
final class Turns {
  private static final float[] NOTHING = {};

  private final RunConfig config;
  private final TrainingParts parts;
  private final TrainingListener listener;
  private final List<Slot> slots;
  private final Totals totals;
  private final Explorer explorer;
  private final TransitionBatch batch;
  private final int actionSize;
  private int begun;

  /** What one slot did in this turn. */
  private record Move(
      Slot slot, int episode, TimeStep before, Exploration exploration, TimeStep after) {
    private static Move of(Slot slot, Exploration exploration, TimeStep after) {
      return new Move(slot, slot.episode(), slot.step(), exploration, after);
    }
  }

  Turns(
      RunConfig config,
      TrainingParts parts,
      TrainingListener listener,
      List<Slot> slots,
      Totals totals) {
    this.config = config;
    this.parts = parts;
    this.listener = listener;
    this.slots = slots;
    this.totals = totals;
    begun = totals.episodes() + slots.size(); // there is always one under way in each
    var spec = parts.environments().get(0).spec();
    actionSize = spec.action().size();
    batch = new TransitionBatch(config.agent().batchSize(), spec.observation().size(), actionSize);
    explorer = new Explorer(config.training(), spec.action(), parts.streams().replay());
  }

  /**
   * Plays one turn.
   *
   * @param threads where the environments work
   * @param checkpointWaits whether a checkpoint waits for the episodes to end; slots at the start
   *     of an episode then wait for the others
   * @param ended is told each slot whose episode ended, after its step was reported
   */
  void play(EnvironmentThreads threads, boolean checkpointWaits, Consumer<Slot> ended) {
    List<Slot> playing =
        slots.stream().filter(slot -> !(checkpointWaits && slot.isBetween())).toList();
    List<Move> moves = step(playing, threads);
    moves.forEach(this::store);
    beginNext(moves, threads);
    observe(moves.stream().map(Move::slot).toList());
    Update update = learn(moves.size());
    for (Move move : moves) {
      report(move, update);
      if (move.after().isLast()) {
        ended.accept(move.slot());
      }
    }
  }

  private List<Move> step(List<Slot> playing, EnvironmentThreads threads) {
    List<Exploration> explored = new ArrayList<>();
    for (Slot slot : playing) {
      long step = totals.steps() + explored.size();
      explored.add(explorer.explore(slot.action(), slot.noise(), step));
    }
    List<TimeStep> after =
        threads.all(
            playing.size(),
            i -> playing.get(i).act(explored.get(i).action()),
            i -> playing.get(i).name());
    return IntStream.range(0, playing.size())
        .mapToObj(i -> Move.of(playing.get(i), explored.get(i), after.get(i)))
        .toList();
  }

  private void store(Move move) {
    parts
        .replay()
        .add(
            new Transition(
                move.before().observation(),
                FloatVector.rounded(move.exploration().action()),
                move.after().reward(),
                move.after().discount(),
                move.after().observation()),
            move.slot().index(),
            move.after().isLast());
  }

  /* What they begin with is drawn here, in the order of the slots. */
  private void beginNext(List<Move> moves, EnvironmentThreads threads) {
    List<Slot> over = new ArrayList<>();
    for (Move move : moves) {
      if (move.after().isLast()) {
        move.slot().prepareNext(++begun, config.exploration().resetEachEpisode());
        over.add(move.slot());
      } else {
        move.slot().setStep(move.after());
      }
    }
    threads.all(over.size(), i -> over.get(i).beginNext(), i -> over.get(i).name());
  }

  /** Lets the agent choose the first actions. */
  void begin() {
    observe(slots);
    act();
  }

  /* Not that of a slot which took no step, as the agent has seen it before. */
  private void observe(List<Slot> moved) {
    parts.agent().observe(observations(moved), moved.size());
  }

  private void act() {
    setActions(FloatVector.of(parts.agent().explore(observations(slots), slots.size())));
  }

  /* As often as if the steps had been taken one after the other; also chooses the next actions. */
  private @Nullable Update learn(int steps) {
    long end = totals.steps() + steps;
    long start = Math.max(totals.steps(), config.training().warmUp().learningStarts() - 1L);
    if (start >= end) {
      act();
      return null;
    }
    int perStep = config.training().updatesPerStep();
    for (long i = 1; i < (end - start) * perStep; i++) {
      update(NOTHING, start + (i - 1) / perStep);
    }
    Update update = update(observations(slots), end - 1);
    setActions(update.nextActions());
    return update;
  }

  /* Acts on the observations afterwards, shape [slots, observationSize] or none. */
  private Update update(float[] nextObservations, long step) {
    double progress = config.training().budget().progress(step, totals.episodes());
    parts.replay().sample(batch, parts.streams().replay(), progress);
    double rateFactor = config.training().rateSchedule().at(step);
    Update update = parts.agent().learn(batch, (float) rateFactor, nextObservations);
    requireFinite(update);
    parts.replay().learned(batch, update.errors());
    return update;
  }

  private void requireFinite(Update update) {
    update
        .metrics()
        .forEach(
            (name, figure) -> {
              if (!Float.isFinite(figure)) {
                throw notFinite(name, figure);
              }
            });
  }

  private TrainingException notFinite(String name, float value) {
    return TrainingException.notFinite(totals.steps() + 1, name, value);
  }

  private static float[] observations(List<Slot> of) {
    int size = of.get(0).step().observation().size();
    float[] observations = new float[of.size() * size];
    for (int i = 0; i < of.size(); i++) {
      of.get(i).step().observation().copyTo(observations, i * size);
    }
    return observations; // [slots, observationSize]
  }

  private void setActions(FloatVector actions) { // [slots · actionSize]
    for (int i = 0; i < actions.size(); i++) {
      if (!Float.isFinite(actions.get(i))) {
        throw notFinite("action_" + i % actionSize, actions.get(i));
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).setAction(actions.slice(i * actionSize, actionSize));
    }
  }

  private void report(Move move, @Nullable Update update) {
    listener.onStep(
        new StepReport(
            totals.steps(),
            move.episode(),
            move.before(),
            move.exploration(),
            move.after(),
            batch,
            update));
    totals.addStep();
    move.slot().sums().add(move.after().reward(), update);
  }
}
