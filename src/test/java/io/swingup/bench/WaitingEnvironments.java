package io.swingup.bench;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.TimeStep;
import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.replay.Buffers;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.Evaluator;
import io.swingup.training.RandomStreams;
import io.swingup.training.StepReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingLoop;
import io.swingup.training.TrainingParts;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains on slow simulators, one and four at the same time; {@code make bench-environments}. They
 * are pendulums that wait in each step, as for a device or another process.
 */
public final class WaitingEnvironments {
  private static final int RUNS = 3;
  private static final int WARM_STEPS = 100;
  private static final int STEPS = 400;
  private static final int FOUR = 4;
  private static final double NANOS_PER_SECOND = 1e9;

  private WaitingEnvironments() {}

  /**
   * Measures and prints a table.
   *
   * @param args none
   * @throws IOException if the processor cannot be read
   */
  public static void main(String[] args) throws IOException {
    System.out.println(Machine.describe());
    System.out.println("| wait in a step | one, steps/s | four, steps/s | ratio |");
    System.out.println("|---|---|---|---|");
    for (int millis : new int[] {5, 20, 50}) {
      List<Double> one = new ArrayList<>();
      List<Double> four = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        one.add(stepsPerSecond(1, millis));
        four.add(stepsPerSecond(FOUR, millis));
      }
      double alone = new Figure("one", "steps/s", one).median();
      double together = new Figure("four", "steps/s", four).median();
      System.out.printf(
          Locale.ROOT,
          "| %d ms | %.1f | %.1f | %.2f |%n",
          millis,
          alone,
          together,
          together / alone);
    }
  }

  /* Of the steps after the first ones; a learning step belongs to each. */
  private static double stepsPerSecond(int environments, int millis) {
    RunConfig config =
        new ConfigReader("keras-example")
            .set("training.environments", Integer.toString(environments))
            .set("training.budget", STEPS + " steps")
            .set("evaluation", "{every: 1000 steps, starts: 1, selection_starts: 1}")
            .set("recording.checkpoint_every", "0 steps")
            .read();
    RandomStreams streams = RandomStreams.of(config);
    PendulumProvider provider = new PendulumProvider();
    EnvironmentSpec spec = provider.create().spec();
    Watch watch = new Watch();
    try (Evaluator evaluator = new Evaluator(provider, 1);
        GraphAgent agent =
            GraphAgent.create(
                spec,
                config.agent(),
                config.session(),
                false,
                streams.kernels(),
                streams.agent())) {
      TrainingParts parts =
          new TrainingParts(
              IntStream.range(0, environments)
                  .<Environment>mapToObj(i -> new Waiting(provider.create(), millis))
                  .toList(),
              Stream.generate(
                      () -> config.exploration().create(spec.action(), streams.exploration()))
                  .limit(environments)
                  .toList(),
              agent,
              Buffers.uniform(STEPS, spec.observation().size(), spec.action().size()),
              streams,
              evaluator);
      TrainingLoop.begin(config, parts, watch, System::nanoTime).run(() -> false);
    }
    return (STEPS - WARM_STEPS) / ((watch.end - watch.start) / NANOS_PER_SECOND);
  }

  /** A pendulum that waits. */
  private static final class Waiting extends Delegate {
    private final int millis;

    private Waiting(Environment inner, int millis) {
      super(inner);
      this.millis = millis;
    }

    @Override
    public TimeStep step(double... action) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return inner.step(action);
    }
  }

  /** Takes the time of the last step, and of the last of the first ones. */
  private static final class Watch implements TrainingListener {
    private long start;
    private long end;

    @Override
    public void onStep(StepReport report) {
      end = System.nanoTime();
      if (report.step() == WARM_STEPS - 1) {
        start = end;
      }
    }
  }
}
