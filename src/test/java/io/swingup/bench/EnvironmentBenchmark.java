package io.swingup.bench;

import io.swingup.environment.Environment;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The environments alone, with their time limits and resets, under uniformly random actions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the parameter and calls open() first
public class EnvironmentBenchmark {
  private static final int ACTIONS = 1 << 12;

  /** The environment's id. */
  @Param({"MountainCarContinuous-v0", "Pendulum-v1"})
  public String id;

  private final double[][] actions = new double[ACTIONS][];
  private Environment environment;
  private TimeStep step;
  private int steps;

  /** Draws the actions. */
  @Setup
  public void open() {
    environment = Environments.create(id);
    Pcg64 random = Pcg64.seeded(0);
    for (int i = 0; i < ACTIONS; i++) {
      actions[i] = new double[environment.spec().action().size()];
      for (int j = 0; j < actions[i].length; j++) {
        double half = environment.spec().action().halfRange(j);
        actions[i][j] = environment.spec().action().middle(j) + random.uniform(-half, half);
      }
    }
    step = environment.reset(0);
  }

  /** One step, and a reset where an episode is over. */
  @Benchmark
  public TimeStep step() {
    step = step.isLast() ? environment.reset() : environment.step(actions[steps++ & (ACTIONS - 1)]);
    return step;
  }

  /** Frees what was opened. */
  @TearDown
  public void close() {
    environment.close();
  }
}
