package io.swingup.training;

import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.random.RestorableGenerator;
import io.swingup.training.TrainingState.SlotState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * One environment, its noise, and the episode under way in it.
 *
 * <p>Where the environment does not report its state, each episode begins with a seed of its own,
 * so that it can be begun again from there.
 */
final class Slot {
  private final Environment environment;
  private final ExplorationNoise noise;
  private final RestorableGenerator episodeSeeds;
  private final EpisodeSums sums;
  private final int index;
  private final String name;
  private boolean stateful;
  private int episode;
  private long episodeSeed;
  private TimeStep step;
  private FloatVector action = FloatVector.of();
  private long episodeStart;

  private Slot(TrainingParts parts, int index, RestorableGenerator episodeSeeds, TimeStep step) {
    this.environment = parts.environments().get(index);
    this.noise = parts.noises().get(index);
    this.episodeSeeds = episodeSeeds;
    this.sums = new EpisodeSums(parts.agent().metrics());
    this.index = index;
    this.name =
        String.format(Locale.ROOT, "environment %d of %d", index + 1, parts.environments().size());
    this.step = step;
  }

  /** Begins the first episode. */
  static Slot begin(TrainingParts parts, int index, long seed) {
    TimeStep first = parts.environments().get(index).reset(seed);
    Slot slot = new Slot(parts, index, parts.streams().episodes(), first);
    slot.episode = index + 1;
    slot.episodeSeed = seed;
    slot.stateful = slot.environment.state().isPresent();
    return slot;
  }

  /** Returns to an earlier state. */
  static Slot restore(TrainingParts parts, int index, SlotState state, long now) {
    Slot slot = new Slot(parts, index, parts.streams().episodes(), state.step());
    slot.stateful = state.environment().isPresent();
    slot.episode = state.episode();
    slot.episodeSeed = state.episodeSeed();
    slot.action = state.action();
    slot.sums.restore(state.sums());
    slot.episodeStart = now - Clock.nanos(state.episodeSeconds());
    slot.noise.restore(state.noise());
    if (slot.stateful) {
      slot.environment.restore(
          state.environment().orElseThrow().stream().mapToLong(each -> each).toArray());
    } else {
      slot.step = slot.environment.reset(state.episodeSeed());
    }
    return slot;
  }

  /** Draws what the next episode begins with. */
  void prepareNext(int number, boolean resetNoise) {
    episode = number;
    if (resetNoise) {
      noise.reset();
    }
    if (!stateful) {
      episodeSeed = episodeSeeds.nextLong();
    }
  }

  /** Begins the next episode, perhaps on a thread of its own, and returns its first step. */
  TimeStep beginNext() {
    step = stateful ? environment.reset() : environment.reset(episodeSeed);
    return step;
  }

  /**
   * Returns the state; empty in the middle of an episode of an environment that does not report its
   * own.
   */
  Optional<SlotState> state(long now) {
    if (!stateful && !isBetween()) {
      return Optional.empty();
    }
    Optional<List<Long>> inner =
        stateful
            ? environment.state().map(state -> LongStream.of(state).boxed().toList())
            : Optional.empty();
    if (stateful && inner.isEmpty()) {
      throw new IllegalStateException(
          "the environment " + environment.spec().id() + " no longer reports its state");
    }
    return Optional.of(
        new SlotState(
            episode,
            step,
            action,
            sums.state(),
            Clock.seconds(now - episodeStart),
            inner,
            episodeSeed,
            noise.state()));
  }

  /** Says whether the environment reports its state. */
  boolean isStateful() {
    return stateful;
  }

  /** Says whether the last step ended an episode. */
  boolean isBetween() {
    return sums.length() == 0;
  }

  /** Returns which environment it is, from 0. */
  int index() {
    return index;
  }

  /** Returns which environment it is, for a user. */
  String name() {
    return name;
  }

  /** Returns the number of the episode, from 1, in the order in which they began. */
  int episode() {
    return episode;
  }

  /** Steps the environment, perhaps on a thread of its own. */
  TimeStep act(double[] explored) {
    return environment.step(explored);
  }

  ExplorationNoise noise() {
    return noise;
  }

  EpisodeSums sums() {
    return sums;
  }

  /** Returns what the agent acts on next. */
  TimeStep step() {
    return step;
  }

  void setStep(TimeStep next) {
    step = next;
  }

  /** Returns the action that the agent has chosen for that, without noise, shape [actionSize]. */
  FloatVector action() {
    return action;
  }

  void setAction(FloatVector chosen) {
    action = chosen;
  }

  long episodeStart() {
    return episodeStart;
  }

  void setEpisodeStart(long nanos) {
    episodeStart = nanos;
  }
}
