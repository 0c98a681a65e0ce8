package io.swingup.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swingup.environment.Environment;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps LunarLanderContinuous-v3 here and in Gymnasium by turns, under uniformly random actions,
 * resets included.
 *
 * @param python an interpreter with Gymnasium
 */
record LanderInTurn(Path python) {
  private static final String ID = "LunarLanderContinuous-v3";
  private static final String SCRIPT = "src/test/python/step_lunar_lander.py";
  private static final int ROUNDS = 7; // of which the first two warm up
  private static final int WARM_UP = 2;
  private static final int STEPS = 50_000;

  /**
   * Measures; for these figures alone.
   *
   * @param args the interpreter
   * @throws Exception if Gymnasium cannot be run
   */
  public static void main(String[] args) throws Exception {
    new LanderInTurn(Path.of(args[0])).measure().forEach(each -> System.out.println(each.row()));
  }

  /** Returns the steps a second of both, and how many times as fast this one is. */
  List<Figure> measure() throws IOException, InterruptedException {
    List<Double> here = new ArrayList<>();
    List<Double> there = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    try (Environment lander = Environments.create(ID)) {
      for (int round = 0; round < ROUNDS; round++) {
        double speed = speed(lander);
        double gymnasium = gymnasium();
        if (round >= WARM_UP) {
          here.add(speed);
          there.add(gymnasium);
          ratios.add(speed / gymnasium);
        }
      }
    }
    return List.of(
        new Figure(ID + " alone", "steps/s", here),
        new Figure(ID + " in Gymnasium, in turn", "steps/s", there),
        new Figure(ID + ", the first over the second", "", ratios));
  }

  private static double speed(Environment lander) {
    Pcg64 random = Pcg64.seeded(0);
    TimeStep step = lander.reset(0);
    long start = System.nanoTime();
    for (int i = 0; i < STEPS; i++) {
      step = lander.step(random.uniform(-1, 1), random.uniform(-1, 1));
      if (step.isLast()) {
        step = lander.reset();
      }
    }
    return STEPS * 1e9 / (System.nanoTime() - start);
  }

  private double gymnasium() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(python.toString(), SCRIPT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(SCRIPT + " failed");
    }
    return Double.parseDouble(said.strip());
  }
}
