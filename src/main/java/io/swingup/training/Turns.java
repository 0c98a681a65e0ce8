package io.swingup.training;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.Transition;
import io.swingup.replay.TransitionBatch;
import io.swingup.training.config.RunConfig;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The turns of Lillicrap et al. (2016), Algorithm 1, one environment step in every slot at a time:
 * act, step, store, begin the next episode where one ended, learn, report.
 *
 * <p>Differs from the algorithm in one point: the next actions are computed together with the
 * learning step, which they would have to wait for anyhow. So an episode that follows is begun
 * before learning.
 */
final class Turns {
  private final RunConfig config;
  private final TrainingParts parts;
  private final TrainingListener listener;
  private final List<Slot> slots;
  private final Totals totals;
  private final Explorer explorer;
  private final TransitionBatch batch;
  private final int actionSize;

  /** What one slot did in this turn. */
  private record Move(Slot slot, TimeStep before, Exploration exploration, TimeStep after) {}

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
    var spec = parts.environments().get(0).spec();
    actionSize = spec.action().size();
    batch = new TransitionBatch(config.agent().batchSize(), spec.observation().size(), actionSize);
    explorer = new Explorer(config.training(), spec.action(), parts.streams().replay());
  }

  /** Plays one turn; returns the slots whose episode ended in it. */
  List<Slot> play() {
    List<Move> moves = new ArrayList<>(slots.size());
    for (Slot slot : slots) {
      moves.add(actAndStep(slot));
    }
    for (Move move : moves) {
      store(move);
      beginNext(move);
    }
    Update update = learn();
    List<Slot> ended = new ArrayList<>();
    for (Move move : moves) {
      report(move, update);
      if (move.after().isLast()) {
        ended.add(move.slot());
      }
    }
    return ended;
  }

  private Move actAndStep(Slot slot) {
    Exploration exploration = explorer.explore(slot.action(), slot.noise(), totals.steps());
    return new Move(slot, slot.step(), exploration, slot.act(exploration.action()));
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
                move.after().observation()));
  }

  private void beginNext(Move move) {
    if (move.after().isLast()) {
      move.slot().beginNext(config.exploration().resetEachEpisode());
    } else {
      move.slot().setStep(move.after());
    }
  }

  /** Lets the agent choose the actions of the next turn without learning. */
  void act() {
    setActions(FloatVector.of(parts.agent().explore(observations(), slots.size())));
  }

  /* Also chooses the next actions. */
  private @Nullable Update learn() {
    if (totals.steps() + slots.size() < config.training().warmUp().learningStarts()) {
      act();
      return null;
    }
    float[] next = observations(); // [slots, observationSize]
    Update update = update(next);
    for (int i = 1; i < config.training().updatesPerStep() * slots.size(); i++) {
      update = update(next);
    }
    setActions(update.nextActions());
    return update;
  }

  private Update update(float[] nextObservations) {
    ReplayBuffer replay = parts.replay();
    if (config.training().replay().replacement()) {
      replay.sample(batch, parts.streams().replay());
    } else {
      replay.sampleDistinct(batch, parts.streams().replay());
    }
    double rateFactor = config.training().rateSchedule().at(totals.steps());
    Update update = parts.agent().learn(batch, (float) rateFactor, nextObservations);
    requireFinite(update);
    return update;
  }

  private void requireFinite(Update update) {
    for (int i = 0; i < update.metrics().size(); i++) {
      if (!Float.isFinite(update.metrics().get(i))) {
        throw notFinite(parts.agent().metrics().get(i), update.metrics().get(i));
      }
    }
  }

  private TrainingException notFinite(String name, float value) {
    return TrainingException.notFinite(totals.steps() + 1, name, value);
  }

  private float[] observations() {
    int size = slots.get(0).step().observation().size();
    float[] observations = new float[slots.size() * size];
    for (int i = 0; i < slots.size(); i++) {
      slots.get(i).step().observation().copyTo(observations, i * size);
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
            totals.episodes() + 1,
            move.before(),
            move.exploration(),
            move.after(),
            batch,
            update));
    totals.addStep();
    move.slot().sums().add(move.after().reward(), update);
  }
}
