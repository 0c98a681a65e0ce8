package io.swingup.environment.mountaincar;

import io.swingup.environment.TimeStep;
import io.swingup.environment.mountaincar.MountainCarDynamics.Outcome;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What differs between this mountain car and recordings of Gymnasium's. */
final class MountainCarRecording {
  private MountainCarRecording() {}

  /**
   * Compares with fresh recordings; {@code make interop}. Fails where something differs.
   *
   * @param arguments the directory of the recordings
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> differences =
        new ArrayList<>(resets(GoldenFile.rows(folder.resolve("mountain_car_reset.csv"))));
    differences.addAll(steps(GoldenFile.rows(folder.resolve("mountain_car_transitions.csv"))));
    if (!differences.isEmpty()) {
      System.err.printf("%d differ, such as %s%n", differences.size(), differences.get(0));
      System.exit(1);
    }
  }

  /** Returns a sentence on each start that differs. */
  static List<String> resets(List<GoldenRow> rows) {
    List<String> differences = new ArrayList<>();
    try (MountainCar car = new MountainCar()) {
      for (GoldenRow row : rows) {
        boolean seeded = row.int32("reset") == 0;
        TimeStep first = seeded ? car.reset(row.bits64("seed")) : car.reset();
        MountainCarState state = car.position();
        compare(differences, row, "position", row.float64("position"), state.position());
        compare(differences, row, "velocity", row.float64("velocity"), state.velocity());
        for (int i = 0; i < 2; i++) {
          compare(differences, row, "obs" + i, row.float32("obs" + i), first.observation().get(i));
        }
      }
    }
    return differences;
  }

  /** Returns a sentence on each single step that differs. */
  static List<String> steps(List<GoldenRow> rows) {
    List<String> differences = new ArrayList<>();
    for (GoldenRow row : rows) {
      Outcome outcome = MountainCarDynamics.next(before(row), action(row), precision(row));
      compare(differences, row, outcome.state().observation().get(0), "position_next");
      compare(differences, row, outcome.state().observation().get(1), "velocity_next");
      double reward = row.float64("reward");
      double found = outcome.reward();
      boolean near = Math.abs(found - reward) <= squareTolerance(row, reward);
      compare(differences, row, "reward", reward, near ? reward : found);
      compare(differences, row, "terminated", row.int32("terminated") == 1, outcome.terminated());
    }
    return differences;
  }

  /** Returns the push of a row, which parses to another double as a float32. */
  static double action(GoldenRow row) {
    return precision(row) == Precision.SINGLE ? row.float32("action") : row.float64("action");
  }

  /** Returns the type of the action of a row. */
  static Precision precision(GoldenRow row) {
    return row.text("action_dtype").equals("float32") ? Precision.SINGLE : Precision.DOUBLE;
  }

  /* C's square of a float64 may differ in its last bit. */
  private static double squareTolerance(GoldenRow row, double reward) {
    return precision(row) == Precision.SINGLE ? 0 : 2 * Math.ulp(reward);
  }

  private static MountainCarState before(GoldenRow row) {
    boolean started = row.int32("step") == 0 && !row.text("policy").equals("preset");
    return started
        ? new MountainCarState(row.float64("position"), row.float64("velocity"), Precision.DOUBLE)
        : new MountainCarState(row.float32("position"), row.float32("velocity"), Precision.SINGLE);
  }

  private static void compare(List<String> differences, GoldenRow row, float found, String column) {
    compare(differences, row, column, row.float32(column), found);
  }

  private static void compare(
      List<String> differences, GoldenRow row, String column, Object expected, Object found) {
    if (!Objects.equals(expected, found)) {
      differences.add("%s %s instead of %s of %s".formatted(column, found, expected, row));
    }
  }
}
