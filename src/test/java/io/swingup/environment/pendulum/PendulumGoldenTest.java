package io.swingup.environment.pendulum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeLimit;
import io.swingup.environment.TimeStep;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compares with what Gymnasium's Pendulum-v1 did; each file says which version and how. */
class PendulumGoldenTest {
  private static final double STEP_TOLERANCE = 1e-12;
  private static final double REWARD_TOLERANCE = 1e-9;

  /** A sine that differs in its last bit moves a roll-out by less, as a rule by below 1e-13. */
  private static final double ROLL_OUT_TOLERANCE = 1e-10;

  @Test
  void startsWhereGymnasiumStarts() {
    try (Pendulum pendulum = new Pendulum()) {
      for (GoldenRow row : GoldenFile.rows("pendulum_reset.csv")) {
        TimeStep first = pendulum.reset(integer(row, "seed"));

        assertThat(pendulum.position()).isEqualTo(state(row, ""));
        assertObservation(first.observation(), row);
      }
    }
  }

  @Test
  void goesOnWithTheStreamAsGymnasiumDoes() {
    try (Pendulum pendulum = new Pendulum()) {
      for (GoldenRow row : GoldenFile.rows("pendulum_reset_sequence.csv")) {
        boolean seeded = integer(row, "reset") == 0;
        TimeStep first = seeded ? pendulum.reset(integer(row, "seed")) : pendulum.reset();

        assertThat(pendulum.position()).isEqualTo(state(row, ""));
        assertObservation(first.observation(), row);
      }
    }
  }

  @Test
  void stepsAsGymnasiumDoes() {
    for (GoldenRow row : GoldenFile.rows("pendulum_transitions.csv")) {
      PendulumState before = state(row, "");
      double torque = number(row, "action");

      assertTransition(
          PendulumDynamics.next(before, torque), PendulumDynamics.reward(before, torque), row);
    }
  }

  @Test
  void staysWithGymnasiumForWholeEpisodes() {
    Pendulum pendulum = new Pendulum();
    try (Environment limited = new TimeLimit(pendulum, PendulumProvider.MAX_EPISODE_STEPS)) {
      for (GoldenRow row : GoldenFile.rows("pendulum_transitions.csv")) {
        if (integer(row, "step") == 0) {
          limited.reset(integer(row, "seed"));
        }
        TimeStep step = limited.step(number(row, "action"));

        assertState(pendulum.position(), row, ROLL_OUT_TOLERANCE);
        assertThat(step.reward()).isCloseTo(number(row, "reward"), within(REWARD_TOLERANCE));
        assertThat(step.isTruncated()).isEqualTo(integer(row, "truncated") == 1);
        assertThat(step.isTerminated()).isEqualTo(integer(row, "terminated") == 1);
      }
    }
  }

  @Test
  void truncatesAtTheSameStepAsGymnasium() {
    List<GoldenRow> rows = GoldenFile.rows("pendulum_transitions.csv");

    assertThat(rows)
        .filteredOn(row -> integer(row, "truncated") == 1)
        .hasSize(3)
        .allMatch(row -> integer(row, "step") == PendulumProvider.MAX_EPISODE_STEPS - 1);
  }

  private static void assertTransition(PendulumState next, double reward, GoldenRow row) {
    assertState(next, row, STEP_TOLERANCE);
    assertThat(reward).isCloseTo(number(row, "reward"), within(REWARD_TOLERANCE));
    assertObservation(next.observation(), row);
  }

  private static void assertState(PendulumState state, GoldenRow row, double tolerance) {
    PendulumState expected = state(row, "_next");
    assertThat(state.angle()).isCloseTo(expected.angle(), within(tolerance));
    assertThat(state.angularVelocity()).isCloseTo(expected.angularVelocity(), within(tolerance));
  }

  private static void assertObservation(FloatVector observation, GoldenRow row) {
    for (int i = 0; i < observation.size(); i++) {
      float expected = Float.parseFloat(row.text("obs" + i));
      assertThat(observation.get(i)).isCloseTo(expected, within(Math.ulp(expected)));
    }
  }

  private static PendulumState state(GoldenRow row, String suffix) {
    return new PendulumState(number(row, "theta" + suffix), number(row, "theta_dot" + suffix));
  }

  private static double number(GoldenRow row, String column) {
    return Double.parseDouble(row.text(column));
  }

  private static long integer(GoldenRow row, String column) {
    return Long.parseLong(row.text(column));
  }
}
