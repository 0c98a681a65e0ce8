package io.swingup.agent.graph;

import io.swingup.agent.Update;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;
import io.swingup.random.SeedSequence;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.Transition;
import io.swingup.replay.TransitionBatch;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The parts of one training step with the settings of the preset {@code keras-example}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 5, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls open() first
public class PartsBenchmark {
  private static final int TRANSITIONS = 20_000;

  private final Pcg64 generator = new Pcg64(SeedSequence.of(0));
  private Environment environment;
  private ReplayBuffer replay;
  private TransitionBatch batch;
  private GraphAgent agent;
  private Graph graph;
  private Operand<TFloat32> input;
  private Feeds feeds;
  private TimeStep step;

  /** Fills the replay buffer with a random policy's transitions and takes some learning steps. */
  @Setup
  public void open() {
    RunConfig config = new ConfigReader("keras-example").read();
    environment = Environments.provider(config.environment().id()).create();
    EnvironmentSpec spec = environment.spec();
    int observationSize = spec.observation().size();
    int actionSize = spec.action().size();
    int batchSize = config.agent().batchSize();
    replay =
        new ReplayBuffer(
            config.training().replay(), config.agent().discount(), observationSize, actionSize);
    batch = new TransitionBatch(batchSize, observationSize, actionSize);
    agent =
        GraphAgent.create(
            spec,
            config.agent(),
            config.session(),
            false,
            () -> generator.nextInt(1 << 30),
            generator);
    graph = new Graph();
    input = GraphInputs.create(Ops.create(graph), spec, batchSize, false).observation();
    feeds = new Feeds(List.of(input), 1);
    step = environment.reset(0);
    for (int i = 0; i < TRANSITIONS; i++) {
      interact(4 * generator.nextDouble() - 2);
    }
    replay.sample(batch, generator, 0);
  }

  private void interact(double torque) {
    double[] action = {torque};
    TimeStep after = environment.step(action);
    replay.add(
        new Transition(
            step.observation(),
            FloatVector.rounded(action),
            after.reward(),
            after.discount(),
            after.observation()),
        0,
        after.isLast());
    step = after.isLast() ? environment.reset() : after;
  }

  /** One environment step, stored in the replay buffer; 1 in 200 also resets. */
  @Benchmark
  public void environmentStep() {
    interact(1);
  }

  /** One batch of 64 out of 20 000 transitions or more. */
  @Benchmark
  public void replaySample() {
    replay.sample(batch, generator, 0);
  }

  /** One column of observations into its tensor. */
  @Benchmark
  public void feed() {
    feeds.write(input, batch.observations());
  }

  /** The action for one observation. */
  @Benchmark
  public float[] act() {
    return agent.act(step.observation().toArray(), 1);
  }

  /** One learning step, without drawing its batch. */
  @Benchmark
  public Update update() {
    return agent.learn(batch, 1, step.observation().toArray());
  }

  /** Environment step, batch and learning step. */
  @Benchmark
  public Update wholeStep() {
    Update update = agent.learn(batch, 1, step.observation().toArray());
    interact(update.nextActions().get(0));
    replay.sample(batch, generator, 0);
    return update;
  }

  /** Frees what was opened. */
  @TearDown
  public void close() {
    feeds.close();
    graph.close();
    agent.close();
    environment.close();
  }
}
