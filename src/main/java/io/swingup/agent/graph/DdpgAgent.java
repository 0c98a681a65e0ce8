package io.swingup.agent.graph;

import io.swingup.agent.Agent;
import io.swingup.agent.LearningConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.KernelSeeds;
import io.swingup.network.NetworkConfig;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import io.swingup.replay.TransitionBatch;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;

/**
 * The DDPG agent: owns the graph of Algorithm 1, its session and its tensors.
 *
 * <p>One thread at a time. Whoever creates an agent closes it; afterwards every call throws {@link
 * IllegalStateException}.
 */
public final class DdpgAgent implements Agent {
  /* To hand so little work to another thread would cost more than to do it. */
  private static final RunOptions ON_THIS_THREAD =
      RunOptions.newBuilder().setInterOpThreadPool(-1).build();

  private final EnvironmentSpec spec;
  private final Graph graph;
  private final Session session;
  private final DdpgGraph nodes;
  private final List<FeedTensor> feeds;
  private final Session.Runner learning;
  private boolean closed;

  /**
   * Builds the graph, opens a session and gives every variable its first value.
   *
   * @param spec the sizes and bounds of observation and action
   * @param networks the sizes of actor and critic
   * @param learning the settings of the learning step
   * @param config threads and device
   * @param seeds the seeds of the kernels: the actor's, then the critic's
   * @throws IllegalArgumentException if a GPU is wanted and TensorFlow sees none
   */
  public DdpgAgent(
      EnvironmentSpec spec,
      NetworkConfig networks,
      LearningConfig learning,
      SessionConfig config,
      KernelSeeds seeds) {
    this.spec = spec;
    graph = new Graph();
    nodes = new DdpgGraph(Ops.create(graph), spec, networks, learning, seeds);
    session = new Session(graph, Devices.settings(config));
    session.run(nodes.initialize);
    this.learning = session.runner().addTarget(nodes.train);
    feeds = feedAll(learning.batchSize());
    this.learning
        .fetch(nodes.criticLoss)
        .fetch(nodes.actorLoss)
        .fetch(nodes.meanQ)
        .fetch(nodes.nextAction);
  }

  private List<FeedTensor> feedAll(int batch) {
    int observation = spec.observation().size();
    int action = spec.action().size();
    return List.of(
        new FeedTensor(batch, observation).feed(learning, nodes.in.observation),
        new FeedTensor(batch, action).feed(learning, nodes.in.action),
        new FeedTensor(batch, 1).feed(learning, nodes.in.reward),
        new FeedTensor(batch, 1).feed(learning, nodes.in.discount),
        new FeedTensor(batch, observation).feed(learning, nodes.in.nextObservation),
        new FeedTensor(1, 1).feed(learning, nodes.in.rateFactor),
        new FeedTensor(1, observation).feed(learning, nodes.in.nextToActOn));
  }

  /** {@inheritDoc} All of it is a single run of the session. */
  @Override
  public Update learn(TransitionBatch batch, float rateFactor, FloatVector observation) {
    requireOpen();
    feeds.get(0).write(batch.observations()); // [B, observationSize]
    feeds.get(1).write(batch.actions()); // [B, actionSize]
    feeds.get(2).write(batch.rewards()); // [B, 1]
    feeds.get(3).write(batch.discounts()); // [B, 1]
    feeds.get(4).write(batch.nextObservations()); // [B, observationSize]
    feeds.get(5).write(new float[] {rateFactor}); // [1, 1]
    feeds.get(6).write(observation.toArray()); // [1, observationSize]
    try (Result result = learning.run()) {
      return new Update(
          scalar(result, 0),
          scalar(result, 1),
          scalar(result, 2),
          FloatVector.of(floats(result, 3, spec.action().size())));
    }
  }

  @Override
  public float[] act(float[] observations, int count) {
    requireOpen();
    Shape shape = Shape.of(count, spec.observation().size());
    try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(observations));
        Result result =
            session
                .runner()
                .setOptions(ON_THIS_THREAD)
                .feed(nodes.in.toActOn, fed)
                .fetch(nodes.action)
                .run()) {
      return floats(result, 0, count * spec.action().size());
    }
  }

  /**
   * Returns the value of a variable.
   *
   * @param name its name, such as {@code target_critic/joint_1/kernel}
   * @return all its numbers, row by row
   * @throws IllegalArgumentException if there is none of that name
   */
  public float[] variable(String name) {
    requireOpen();
    Variable variable =
        nodes.variables().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("there is no variable " + name));
    try (Result result = session.runner().fetch(variable.snapshot()).run()) {
      return floats(result, 0, (int) variable.shape().size());
    }
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

  /**
   * Writes the actor's variables to checkpoint files in TensorFlow's V2 format.
   *
   * @param prefix the path that the files' names begin with, such as {@code
   *     policy/variables/variables}
   */
  public void saveActor(String prefix) {
    save(nodes.actorFile, prefix);
  }

  /**
   * Writes the critic's variables to checkpoint files in TensorFlow's V2 format.
   *
   * @param prefix the path that the files' names begin with
   */
  public void saveCritic(String prefix) {
    save(nodes.criticFile, prefix);
  }

  /**
   * Writes every variable, those of the targets and optimisers too, to checkpoint files in
   * TensorFlow's V2 format.
   *
   * @param prefix the path that the files' names begin with
   */
  public void saveTrainer(String prefix) {
    save(nodes.trainerFile, prefix);
  }

  /**
   * Gives every variable the value that {@link #saveTrainer} wrote.
   *
   * @param prefix the path that the files' names begin with
   */
  public void restoreTrainer(String prefix) {
    requireOpen();
    try (TString filename = TString.scalarOf(prefix)) {
      session
          .runner()
          .feed(nodes.trainerFile.filename(), filename)
          .addTarget(nodes.trainerFile.restore())
          .run()
          .close();
    }
  }

  private void save(VariableFile file, String prefix) {
    requireOpen();
    try (TString filename = TString.scalarOf(prefix);
        Result result = session.runner().feed(file.filename(), filename).fetch(file.save()).run()) {
      result.get(0);
    }
  }

  /**
   * Gives the actor and its target other weights.
   *
   * @param weights the numbers of each of the actor's variables, row by row, in the order of their
   *     creation
   * @throws IllegalArgumentException if a variable has another count of numbers
   */
  public void startFrom(List<float[]> weights) {
    requireOpen();
    List<Variable> online = nodes.actor.parameters().variables();
    List<Variable> target = nodes.targetActor.parameters().variables();
    for (int i = 0; i < online.size(); i++) {
      Variable variable = online.get(i);
      try (TFloat32 value = TFloat32.tensorOf(variable.shape(), DataBuffers.of(weights.get(i)))) {
        session
            .runner()
            .feed(variable.initialValue(), value) // which the target's first value is too
            .addTarget(variable.initialize())
            .addTarget(target.get(i).initialize())
            .run()
            .close();
      }
    }
  }

  private static float scalar(Result result, int index) {
    return ((TFloat32) result.get(index)).getFloat();
  }

  private static float[] floats(Result result, int index, int count) {
    float[] values = new float[count];
    result.get(index).asRawTensor().data().asFloats().read(values);
    return values;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("cannot use an agent after it was closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      session.close(); // before the graph, which waits for its sessions
      graph.close();
      feeds.forEach(FeedTensor::close);
    }
  }
}
