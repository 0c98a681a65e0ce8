package io.swingup.environment.lunarlander;

import io.swingup.environment.TimeStep;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What differs between this lander and recordings of Gymnasium's. */
final class LunarLanderRecording {
  private static final double TOLERANCE = 1e-3;
  private static final double REWARD_TOLERANCE = 0.1; // 100 times a difference of observations
  private static final int HEIGHTS = 11;
  private static final double[] RECORDED_ACTION = {0.5, -1};
  private static final List<String> BODIES = List.of("lander", "leg0", "leg1");

  private static final Map<String, Map<String, Object>> WORLDS =
      Map.of(
          "plain", Map.of(),
          "light", Map.of("gravity", -3.5),
          "windy", Map.of("enable_wind", true),
          "stormy", Map.of("enable_wind", true, "wind_power", 20, "turbulence_power", 2.0));

  private LunarLanderRecording() {}

  /**
   * Compares with fresh recordings; {@code make interop}. Fails where something differs.
   *
   * @param arguments the directory of the recordings
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    List<String> differences =
        new ArrayList<>(terrains(GoldenFile.rows(folder.resolve("lunar_lander_terrain.csv"))));
    differences.addAll(flights(GoldenFile.rows(folder.resolve("lunar_lander_flights.csv"))));
    PilotReturns pilots =
        PilotReturns.of(GoldenFile.rows(folder.resolve("lunar_lander_returns.csv")));
    differences.addAll(pilots.differences());
    if (!differences.isEmpty()) {
      System.err.printf("%d differ, such as %s%n", differences.size(), differences.get(0));
      System.exit(1);
    }
    System.out.println(pilots);
  }

  /** Returns a sentence on each height of the ground that differs in any bit. */
  static List<String> terrains(List<GoldenRow> rows) {
    List<String> differences = new ArrayList<>();
    LunarLander lander = lander("plain");
    for (GoldenRow row : rows) {
      if (row.int32("steps") == 0) {
        lander.close();
        lander = lander(row.text("world"));
        lander.reset(row.bits64("seed"));
      } else {
        for (int step = 0; step < row.int32("steps"); step++) {
          lander.step(RECORDED_ACTION);
        }
        lander.reset();
      }
      for (int i = 0; i < HEIGHTS; i++) {
        compare(differences, row, "y" + i, lander.world().terrain().y(i), 0);
      }
    }
    lander.close();
    return differences;
  }

  /** Returns a sentence on each number of a free flight that differs noticeably. */
  static List<String> flights(List<GoldenRow> rows) {
    List<String> differences = new ArrayList<>();
    LunarLander lander = lander("plain");
    for (GoldenRow row : rows) {
      TimeStep step;
      if (row.int32("step") < 0) {
        lander.close();
        lander = lander(row.text("world"));
        step = lander.reset(row.bits64("seed"));
      } else {
        step = lander.step(row.float64("action0"), row.float64("action1"));
      }
      for (int i = 0; i < step.observation().size(); i++) {
        compare(differences, row, "obs" + i, step.observation().get(i), TOLERANCE);
      }
      compare(differences, row, "reward", step.reward(), REWARD_TOLERANCE);
      compareBodies(differences, row, lander.world());
    }
    lander.close();
    return differences;
  }

  private static void compareBodies(List<String> differences, GoldenRow row, LanderWorld world) {
    List<BodyState> found = List.of(world.lander(), world.leg(0), world.leg(1));
    for (int i = 0; i < BODIES.size(); i++) {
      BodyState body = found.get(i);
      String prefix = BODIES.get(i) + "_";
      compare(differences, row, prefix + "x", body.x(), TOLERANCE);
      compare(differences, row, prefix + "y", body.y(), TOLERANCE);
      compare(differences, row, prefix + "angle", body.angle(), TOLERANCE);
      compare(differences, row, prefix + "vx", body.velocityX(), TOLERANCE);
      compare(differences, row, prefix + "vy", body.velocityY(), TOLERANCE);
      compare(differences, row, prefix + "omega", body.angularVelocity(), TOLERANCE);
    }
  }

  private static LunarLander lander(String world) {
    return new LunarLander(
        LanderParameters.of(new TreeMap<>(WORLDS.getOrDefault(world, Map.of()))));
  }

  private static void compare(
      List<String> differences, GoldenRow row, String column, double found, double tolerance) {
    double expected = row.float64(column);
    if (!(Math.abs(found - expected) <= tolerance)) {
      differences.add("%s %s instead of %s of %s".formatted(column, found, expected, row));
    }
  }
}
