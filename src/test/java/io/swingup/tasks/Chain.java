package io.swingup.tasks;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.PackedState;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.util.Optional;

/**
 * A task whose values are known: ten places in a row, one step on whatever is done, a reward of 1
 * for each step, and an end after the last place. Episodes start anywhere. The end looks like the
 * first place, so that a value which goes on behind it goes on for ever.
 */
public final class Chain implements Environment {
  /** The name of the task. */
  public static final String ID = "Chain-v0";

  /** The number of places. */
  public static final int LENGTH = 10;

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          ID, Box.symmetric(1, 1, 1, 1, 1, 1, 1, 1, 1, 1), Box.symmetric(1)); // one for each place

  private Pcg64 random = Pcg64.seeded(0);
  private int place;

  /** Offers the task. */
  public static final class Provider implements EnvironmentProvider {
    @Override
    public String id() {
      return ID;
    }

    @Override
    public String description() {
      return "A task for tests: walk along a row of places.";
    }

    @Override
    public Environment create() {
      return new Chain();
    }
  }

  /**
   * Returns the discounted sum of the rewards from a place to the end.
   *
   * @param place a place, in [0, {@link #LENGTH})
   * @param discount the weight γ of a step later, in [0, 1)
   * @return Σ γᵏ over the steps that are left
   */
  public static double value(int place, double discount) {
    return (1 - Math.pow(discount, LENGTH - place)) / (1 - discount);
  }

  /**
   * Returns what is seen at a place.
   *
   * @param place a place, in [0, {@link #LENGTH})
   * @return 1 at that place and 0 at all others, shape [LENGTH]
   */
  public static FloatVector observation(int place) {
    float[] seen = new float[LENGTH];
    seen[place] = 1;
    return FloatVector.of(seen);
  }

  @Override
  public EnvironmentSpec spec() {
    return SPEC;
  }

  @Override
  public TimeStep reset(long seed) {
    random = Pcg64.seeded(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    place = random.nextInt(LENGTH);
    return TimeStep.first(observation(place));
  }

  @Override
  public TimeStep step(double... action) {
    SPEC.requireAction(action);
    place++;
    return place == LENGTH
        ? TimeStep.termination(observation(0), 1)
        : TimeStep.transition(observation(place), 1);
  }

  @Override
  public Optional<long[]> state() {
    return PackedState.of(random, place);
  }

  @Override
  public void restore(long[] state) {
    place = (int) PackedState.restore(state, random, 1)[0];
  }
}
