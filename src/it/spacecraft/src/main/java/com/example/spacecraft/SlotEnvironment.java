package com.example.spacecraft;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hipparchus.geometry.euclidean.threed.Vector3D;

/**
 * A satellite was released near the geostationary orbit and has to reach its slot as soon as it
 * can; each step is an hour.
 *
 * <p>The action is the thrust, radial, along the track and normal to the orbit, as a fraction of
 * the greatest. The reward is −1 for the hour, and what {@link Offset#hoursToGo} has fallen by (Ng,
 * Harada and Russell 1999, Policy Invariance under Reward Transformations); the return of a flight
 * that arrives is the guess at its start less the hours it took. The task ends in the slot, or
 * where the craft is lost.
 */
final class SlotEnvironment implements Environment {
  /** The name under which the task is asked for. */
  static final String ID = "GeostationarySlot-v0";

  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(ID, Offset.BOX, Box.symmetric(1, 1, 1));
  private static final double LOSS = 100;

  private Pcg64 random = Pcg64.seeded(0);
  private Craft craft;
  private boolean running;

  /** Creates an environment that must be reset before its first step. */
  SlotEnvironment() {
    craft = start();
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
    craft = start();
    running = true;
    return TimeStep.first(Slot.offset(craft).observation());
  }

  /* Up to 10 degrees and 200 km away, with an eccentricity of up to 0.01 and an inclination of up to 0.5 degrees. */
  private Craft start() {
    double longitude = Math.toRadians(random.uniform(-10, 10));
    double axis = random.uniform(-200e3, 200e3);
    double e = random.uniform(0, 0.01);
    double perigee = random.uniform(-Math.PI, Math.PI);
    double h = Math.tan(Math.toRadians(random.uniform(0, 0.5)) / 2);
    double node = random.uniform(-Math.PI, Math.PI);
    double mass = random.uniform(2200, 2800);
    return new Craft(
        Slot.SEMI_MAJOR_AXIS + axis,
        e * Math.cos(perigee),
        e * Math.sin(perigee),
        h * Math.cos(node),
        h * Math.sin(node),
        longitude,
        mass,
        0);
  }

  @Override
  public TimeStep step(double... action) {
    if (!running) {
      throw new IllegalStateException("reset before the next step");
    }
    double[] throttle = SPEC.clipped(action);
    double before = Slot.offset(craft).hoursToGo();
    craft = Flight.hour(craft, new Vector3D(throttle));
    return step(Slot.offset(craft), before - 1);
  }

  /* What is arrived has no more hours to go, however far within the tolerances it is. */
  private TimeStep step(Offset offset, double reward) {
    running = !offset.isArrived() && !offset.isLost();
    if (offset.isArrived()) {
      return TimeStep.termination(offset.observation(), reward);
    }
    double rest = reward - offset.hoursToGo();
    return running
        ? TimeStep.transition(offset.observation(), rest)
        : TimeStep.termination(offset.observation(), rest - LOSS);
  }

  /** Returns where the satellite is. */
  Craft craft() {
    return craft;
  }

  @Override
  public Optional<long[]> state() {
    LongStream numbers = Arrays.stream(craft.bits());
    LongStream all = LongStream.concat(LongStream.of(running ? 1 : 0), numbers);
    return Optional.of(LongStream.concat(all, Arrays.stream(random.state())).toArray());
  }

  @Override
  public void restore(long[] state) {
    if (state.length < 1 + Craft.SIZE) {
      throw new IllegalArgumentException("a satellite has " + Craft.SIZE + " numbers");
    }
    random.restore(Arrays.copyOfRange(state, 1 + Craft.SIZE, state.length));
    craft = Craft.of(Arrays.copyOfRange(state, 1, 1 + Craft.SIZE));
    running = state[0] == 1;
  }
}
