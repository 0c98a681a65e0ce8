package io.swingup.bench;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps a Gymnasium environment that costs nothing, {@code costless.py}, through the bridge.
 *
 * @param python an interpreter with Gymnasium
 */
record PythonSteps(Path python) {
  private static final int ROUNDS = 6; // of which the first warms up
  private static final int STEPS = 50_000;

  /**
   * Measures; for the figure alone.
   *
   * @param args the interpreter
   */
  public static void main(String[] args) {
    System.out.println(new PythonSteps(Path.of(args[0])).measure().row());
  }

  /** Returns the steps a second. */
  Figure measure() {
    EnvironmentConfig config =
        new EnvironmentConfig(
            "gymnasium:costless:Costless-v0",
            0,
            new TreeMap<>(Map.of("python", python.toAbsolutePath().toString())));
    List<Double> speeds = new ArrayList<>();
    try (Environment task = CheckedEnvironment.of(Environments.provider(config))) {
      for (int round = 0; round < ROUNDS; round++) {
        speeds.add(speed(task));
      }
    }
    return new Figure(
        "a Gymnasium environment that costs nothing", "steps/s", speeds.subList(1, ROUNDS));
  }

  private static double speed(Environment task) {
    double[] action = new double[task.spec().action().size()];
    TimeStep step = task.reset(0);
    long start = System.nanoTime();
    for (int i = 0; i < STEPS; i++) {
      step = step.isLast() ? task.reset() : task.step(action);
    }
    return STEPS * 1e9 / (System.nanoTime() - start);
  }
}
