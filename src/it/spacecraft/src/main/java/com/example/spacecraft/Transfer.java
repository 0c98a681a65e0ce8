package com.example.spacecraft;

import io.swingup.environment.FloatVector;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * How one flight went.
 *
 * @param arrived whether the satellite came to its slot in time
 * @param days how long it took; all the time there is where it did not arrive
 * @param propellant what was used until then in kg
 */
record Transfer(boolean arrived, double days, double propellant) {
  private static final double HOURS_PER_DAY = 24;

  /**
   * Flies from several starts.
   *
   * @param policy what steers
   * @param firstSeed of the first start
   * @param starts how many; their seeds follow one another
   * @return the flights in the order of the seeds
   */
  static List<Transfer> fly(Policy policy, long firstSeed, int starts) {
    return LongStream.range(firstSeed, firstSeed + starts)
        .mapToObj(seed -> fly(policy, seed))
        .toList();
  }

  private static Transfer fly(Policy policy, long seed) {
    try (SlotEnvironment environment = new SlotEnvironment()) {
      TimeStep step = environment.reset(seed);
      double full = environment.craft().mass();
      while (!step.isLast() && environment.craft().hours() < SlotProvider.MAX_HOURS) {
        step = environment.step(act(policy, step.observation()));
      }
      boolean arrived = Slot.offset(environment.craft()).isArrived();
      double hours = arrived ? environment.craft().hours() : SlotProvider.MAX_HOURS;
      return new Transfer(arrived, hours / HOURS_PER_DAY, full - environment.craft().mass());
    }
  }

  private static double[] act(Policy policy, FloatVector observation) {
    float[] action = policy.act(observation.toArray(), 1);
    return new double[] {action[0], action[1], action[2]};
  }

  /** Returns the mean of one figure. */
  static double mean(List<Transfer> transfers, ToDoubleFunction<Transfer> figure) {
    return transfers.stream().mapToDouble(figure).average().orElseThrow();
  }
}
