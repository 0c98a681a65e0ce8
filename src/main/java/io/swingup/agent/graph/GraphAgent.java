package io.swingup.agent.graph;

import io.swingup.agent.Agent;
import io.swingup.agent.AgentConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.FirstRun;
import io.swingup.network.GraphOps;
import io.swingup.network.KernelSeeds;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * An agent of any algorithm: owns the graph of its learning rule, the session and its tensors.
 *
 * <p>One thread at a time. Whoever creates an agent closes it; afterwards every call except {@link
 * #close} throws {@link IllegalStateException}.
 */
public final class GraphAgent implements Agent, ModelSource {
  /* To hand so little work to another thread would cost more than to do it. */
  private static final RunOptions ON_THIS_THREAD =
      RunOptions.newBuilder().setInterOpThreadPool(-1).build();

  private final int observationSize;
  private final AgentGraph nodes;
  private final Graph graph;
  private final Session session;
  private final Resources resources;
  private final RandomGenerator noise;
  private @Nullable LearningRuns learning;
  private long updates;
  private boolean closed;

  private GraphAgent(
      int observationSize,
      AgentGraph nodes,
      Graph graph,
      Session session,
      Resources resources,
      RandomGenerator noise) {
    this.observationSize = observationSize;
    this.nodes = nodes;
    this.graph = graph;
    this.session = session;
    this.resources = resources;
    this.noise = noise;
  }

  /**
   * Builds the graph, opens a session and gives every variable its first value.
   *
   * @param spec the sizes and bounds of observation and action
   * @param config the algorithm and its settings
   * @param session threads and device
   * @param weighted whether each transition counts as much as its batch says, and its error is
   *     reported, as draws by priority need it
   * @param seeds the seeds of the kernels, in the order of the algorithm's networks
   * @param noise what draws where the algorithm learns or acts by chance; only used then
   * @return the agent, to be closed
   * @throws io.swingup.usage.UsageException if a GPU is wanted and TensorFlow sees none
   */
  public static GraphAgent create(
      EnvironmentSpec spec,
      AgentConfig config,
      SessionConfig session,
      boolean weighted,
      KernelSeeds seeds,
      RandomGenerator noise) {
    return open(
        spec.observation().size(),
        Devices.settings(session),
        noise,
        tf -> AgentGraph.build(tf, spec, config, weighted, seeds));
  }

  static GraphAgent open(
      int observationSize,
      ConfigProto settings,
      RandomGenerator noise,
      Function<Ops, AgentGraph> build) {
    Resources resources = new Resources();
    boolean complete = false;
    try {
      Graph graph = new Graph();
      resources.add(graph::close);
      AgentGraph nodes = build.apply(GraphOps.of(graph));
      FirstRun.make(settings);
      Session opened = new Session(graph, settings);
      resources.add(opened::close); // before the graph, which waits for its sessions
      opened.run(nodes.initialize());
      complete = true;
      return new GraphAgent(observationSize, nodes, graph, opened, resources, noise);
    } finally {
      if (!complete) {
        resources.close();
      }
    }
  }

  @Override
  public List<String> metrics() {
    return nodes.learner().metrics();
  }

  @Override
  public float[] act(float[] observations, int count) {
    return run(nodes.learner().greedy(), observations, count, List.of());
  }

  @Override
  public float[] explore(float[] observations, int count) {
    return run(nodes.learner().explore(), observations, count, nodes.learner().noises().acting());
  }

  private float[] run(
      Operand<TFloat32> actions,
      float[] observations,
      int count,
      List<Placeholder<TFloat32>> noises) {
    requireOpen();
    requireCount(observations, count);
    List<Operand<TFloat32>> inputs = new ArrayList<>(noises);
    inputs.add(nodes.in().toActOn());
    try (Feeds feeds = new Feeds(inputs, count)) {
      feeds.write(nodes.in().toActOn(), observations);
      noises.forEach(each -> feeds.writeNormal(each, noise));
      Session.Runner runner = session.runner().setOptions(ON_THIS_THREAD).fetch(actions);
      feeds.feed(runner);
      try (Result result = runner.run()) {
        return LearningRuns.floats(result, 0); // [count, actionSize]
      }
    }
  }

  @Override
  public void observe(float[] observations, int count) {
    requireOpen();
    requireCount(observations, count);
    if (nodes.observe().isPresent()) {
      try (Feeds feeds = new Feeds(List.of(nodes.in().toActOn()), count)) {
        feeds.write(nodes.in().toActOn(), observations);
        Session.Runner runner = session.runner().setOptions(ON_THIS_THREAD);
        feeds.feed(runner);
        runner.addTarget(nodes.observe().get()).run().close();
      }
    }
  }

  private void requireCount(float[] observations, int count) {
    if (observations.length != count * observationSize) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d observations must be %d numbers, were %d",
              count,
              count * observationSize,
              observations.length));
    }
  }

  /** {@inheritDoc} All of it is a single run of the session. */
  @Override
  public Update learn(TransitionBatch batch, float rateFactor, float[] nextObservations) {
    requireOpen();
    Update update =
        prepared(nextObservations.length / observationSize)
            .run(updates, batch, rateFactor, nextObservations, noise);
    updates++;
    return update;
  }

  /* Steps that act on nothing, 0 rows, go with those for any number. */
  private LearningRuns prepared(int rows) {
    LearningRuns runs = learning;
    if (runs == null || (rows > 0 && runs.rows() != rows)) {
      if (runs != null) {
        runs.close();
      }
      runs = new LearningRuns(session, nodes, Math.max(1, rows));
      learning = runs;
    }
    return runs;
  }

  /**
   * Returns all variables.
   *
   * @return the variables in the order in which {@link #save(String)} writes them
   */
  public List<Variable> variables() {
    return nodes.learner().variables();
  }

  /**
   * Returns the graph of the training.
   *
   * @return the bytes of a GraphDef
   */
  public byte[] graph() {
    requireOpen();
    return graph.toGraphDef().toByteArray();
  }

  @Override
  public void save(String prefix) {
    save(TRAINER, prefix);
  }

  @Override
  public void save(String name, String prefix) {
    requireOpen();
    VariableFile file = nodes.file(name);
    try (TString filename = TString.scalarOf(prefix);
        Result result = session.runner().feed(file.filename(), filename).fetch(file.save()).run()) {
      result.get(0);
    }
  }

  @Override
  public void restore(String prefix) {
    requireOpen();
    VariableFile file = nodes.file(TRAINER);
    try (TString filename = TString.scalarOf(prefix)) {
      session.runner().feed(file.filename(), filename).addTarget(file.restore()).run().close();
    }
    try (Result result = session.runner().fetch(nodes.learner().updates().snapshot()).run()) {
      updates = (long) ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public ModelGraph model(String name) {
    requireOpen();
    return ModelGraph.of(nodes.model(name).build());
  }

  @Override
  public void startFrom(List<float[]> weights) {
    requireOpen();
    List<Variable> policy = nodes.model(POLICY).variables();
    requireSizes(policy, weights);
    for (int i = 0; i < policy.size(); i++) {
      Variable variable = policy.get(i);
      try (TFloat32 value = TFloat32.tensorOf(variable.shape(), DataBuffers.of(weights.get(i)))) {
        Session.Runner runner = session.runner().feed(variable.initialValue(), value);
        nodes.learner().variables().stream()
            .filter(each -> each.initialValue() == variable.initialValue()) // itself and its copies
            .forEach(each -> runner.addTarget(each.initialize()));
        runner.run().close();
      }
    }
  }

  private static void requireSizes(List<Variable> variables, List<float[]> weights) {
    List<Long> expected = variables.stream().map(each -> each.shape().size()).toList();
    List<Long> found = weights.stream().map(each -> (long) each.length).toList();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "the policy's weights must be %s numbers, were %s", expected, found));
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("cannot use an agent after it was closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    try (resources) { // after the tensors, whatever they throw
      if (learning != null) {
        learning.close();
        learning = null;
      }
    }
  }
}
