package io.swingup.agent.graph;

import io.swingup.agent.SessionConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.random.Pcg64;
import io.swingup.random.SeedSequence;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

/** Says where one learning step's time goes, by type of operation; {@code make profile}. */
public final class Profile {
  private static final int WARM_UP = 500;
  private static final int TRACED = 200;
  private static final double MICROS = 1e-3;

  private final Pcg64 generator = new Pcg64(SeedSequence.of(1));
  private final Map<String, Sum> sums = new TreeMap<>();
  private double wallMicros;

  private Profile() {}

  /** Time and number of one type of operation in all traced steps. */
  private static final class Sum {
    private double micros;
    private int count;
  }

  /**
   * Traces learning steps of a preset and prints a table.
   *
   * @param args the preset's name
   */
  public static void main(String[] args) {
    RunConfig config = new ConfigReader(args[0]).read();
    EnvironmentSpec spec = Environments.provider(config.environment().id()).create().spec();
    Pcg64 seeds = new Pcg64(SeedSequence.of(0));
    try (Graph graph = new Graph();
        Session session = new Session(graph, traceable(config.session()))) {
      AgentGraph nodes =
          AgentGraph.build(
              Ops.create(graph), spec, config.agent(), false, () -> seeds.nextInt(1 << 30));
      session.run(nodes.initialize());
      Profile profile = new Profile();
      profile.trace(session.runner(), nodes);
      profile.print(config.session());
    }
  }

  /* The single-threaded executor records nothing. */
  private static ConfigProto traceable(SessionConfig config) {
    ConfigProto.Builder settings = Devices.settings(config).toBuilder();
    settings.getExperimentalBuilder().clearExecutorType();
    return settings.build();
  }

  private void trace(Session.Runner runner, AgentGraph nodes) {
    Phase phase = nodes.learner().phases().get(nodes.learner().phases().size() - 1);
    runner.addTarget(phase.step()).fetch(nodes.figures(phase)).fetch(phase.nextActions());
    try (Feeds feeds = new Feeds(nodes.in().learning(nodes.learner().noises()), 1)) {
      for (Operand<TFloat32> input : nodes.in().learning(nodes.learner().noises())) {
        feeds.write(input, random(input));
      }
      feeds.feed(runner);
      trace(runner);
    }
  }

  private float[] random(Operand<TFloat32> input) {
    long rows = Math.max(1, input.shape().get(0)); // -1 for any number
    float[] values = new float[(int) (rows * input.shape().get(1))];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) generator.nextDouble();
    }
    return values;
  }

  private void trace(Session.Runner runner) {
    for (int i = 0; i < WARM_UP; i++) {
      runner.run().close();
    }
    runner.setOptions(
        RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.FULL_TRACE).build());
    for (int i = 0; i < TRACED; i++) {
      long start = System.nanoTime();
      try (Result result = runner.runAndFetchMetadata()) {
        wallMicros += (System.nanoTime() - start) * MICROS / TRACED;
        result.getMetadata().orElseThrow().getStepStats().getDevStatsList().stream()
            .flatMap(device -> device.getNodeStatsList().stream())
            .forEach(node -> add(type(node), node));
      }
    }
  }

  /* "name = Type(inputs)" */
  private static String type(NodeExecStats node) {
    String label = node.getTimelineLabel();
    int equals = label.indexOf(" = ");
    int bracket = label.indexOf('(', Math.max(0, equals));
    return equals < 0 || bracket < 0 ? "(other)" : label.substring(equals + 3, bracket);
  }

  private void add(String type, NodeExecStats node) {
    Sum sum = sums.computeIfAbsent(type, key -> new Sum());
    sum.micros += node.getOpEndRelNanos() * MICROS - node.getOpStartRelNanos() * MICROS;
    sum.count++;
  }

  private void print(SessionConfig session) {
    if (sums.isEmpty()) {
      throw new IllegalStateException("TensorFlow recorded no operation");
    }
    double all = sums.values().stream().mapToDouble(sum -> sum.micros).sum() / TRACED;
    double threads = session.interOpThreads();
    List<Map.Entry<String, Sum>> rows = new ArrayList<>(sums.entrySet());
    rows.sort((a, b) -> Double.compare(b.getValue().micros, a.getValue().micros));
    System.out.printf(Locale.ROOT, "%-36s %6s %9s %6s%n", "operation", "count", "µs", "share");
    for (Map.Entry<String, Sum> row : rows) {
      double micros = row.getValue().micros / TRACED;
      print(row.getKey(), row.getValue().count / TRACED, micros, micros / all);
    }
    print("= matrix products", 0, share(rows, "MatMul"), share(rows, "MatMul") / all);
    print("= optimiser", 0, share(rows, "ResourceApply"), share(rows, "ResourceApply") / all);
    double rest = all - share(rows, "MatMul") - share(rows, "ResourceApply");
    print("= bookkeeping", 0, rest, rest / all);
    System.out.printf(
        Locale.ROOT,
        "step %.0f µs while tracing, on %.0f threads: %.0f %% of their time is waiting%n",
        wallMicros,
        threads,
        100 * (1 - all / (threads * wallMicros)));
  }

  private static double share(Collection<Map.Entry<String, Sum>> rows, String part) {
    return rows.stream()
            .filter(row -> row.getKey().contains(part))
            .mapToDouble(row -> row.getValue().micros)
            .sum()
        / TRACED;
  }

  private static void print(String name, int count, double micros, double share) {
    System.out.printf(
        Locale.ROOT,
        "%-36s %6s %9.1f %5.1f%%%n",
        name,
        count == 0 ? "" : Integer.toString(count),
        micros,
        100 * share);
  }
}
