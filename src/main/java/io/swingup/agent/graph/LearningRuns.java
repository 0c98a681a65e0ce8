package io.swingup.agent.graph;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.network.FlushToZero;
import io.swingup.replay.TransitionBatch;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The learning steps of one session, prepared once: for each kind a runner that also acts and one
 * that does not, all fed by the same tensors. Closed by whoever creates them, after the last step.
 */
final class LearningRuns implements AutoCloseable {
  private static final float[] NONE = {};

  private final GraphInputs in;
  private final Noises noises;
  private final Feeds feeds;
  private final List<Kind> turns;
  private final int rows;
  private final Optional<FlushToZero> flush = flush();

  /** What runs one kind of learning step, and the names of what it reports. */
  private record Kind(
      List<String> metrics, Session.Runner learning, Session.Runner learningAndActing) {}

  /**
   * Prepares learning steps, of which some are followed by actions on {@code rows} observations.
   */
  LearningRuns(Session session, AgentGraph nodes, int rows) {
    this.rows = rows;
    in = nodes.in();
    noises = nodes.learner().noises();
    feeds = new Feeds(in.learning(noises), rows);
    Map<String, Kind> kinds = new HashMap<>();
    for (Phase phase : nodes.learner().kinds()) {
      kinds.put(phase.name(), kind(session, phase, nodes));
    }
    turns = nodes.learner().phases().stream().map(phase -> kinds.get(phase.name())).toList();
  }

  private Kind kind(Session session, Phase phase, AgentGraph nodes) {
    return new Kind(
        phase.metrics().stream().map(Learner.Metric::name).toList(),
        runner(session, phase, nodes),
        runner(session, phase, nodes).fetch(phase.nextActions()));
  }

  private Session.Runner runner(Session session, Phase phase, AgentGraph nodes) {
    Session.Runner runner = session.runner().addTarget(phase.step());
    feeds.feed(runner);
    runner.fetch(nodes.figures(phase));
    phase.errors().ifPresent(runner::fetch);
    return runner;
  }

  /* TensorFlow's own threads do so by themselves. */
  private static Optional<FlushToZero> flush() {
    return Processor.here().slowAtDenormals() && FlushToZero.isAvailable()
        ? Optional.of(new FlushToZero())
        : Optional.empty();
  }

  int rows() {
    return rows;
  }

  /**
   * Takes one step of the phase whose turn it is, in a single run of the session.
   *
   * @param random draws the noise: what the step needs for learning, then for acting if it acts
   */
  Update run(
      long updates,
      TransitionBatch batch,
      float rateFactor,
      float[] nextObservations,
      RandomGenerator random) {
    feeds.write(in.observation(), batch.observations());
    feeds.write(in.action(), batch.actions());
    feeds.write(in.reward(), batch.rewards());
    feeds.write(in.discount(), batch.discounts());
    feeds.write(in.nextObservation(), batch.nextObservations());
    feeds.write(in.strength().rateFactor(), rateFactor);
    in.strength().weight().ifPresent(weight -> feeds.write(weight, batch.weights()));
    noises.learning().forEach(noise -> feeds.writeNormal(noise, random));
    boolean acts = nextObservations.length > 0;
    if (acts) {
      feeds.write(in.nextToActOn(), nextObservations);
      noises.nextActing().forEach(noise -> feeds.writeNormal(noise, random));
    }
    Kind kind = turns.get((int) (updates % turns.size()));
    Session.Runner runner = acts ? kind.learningAndActing : kind.learning;
    try (Result result = flush.map(zero -> zero.during(runner::run)).orElseGet(runner::run)) {
      boolean weighted = in.strength().weight().isPresent();
      return new Update(
          named(kind.metrics, floats(result, 0)),
          FloatVector.of(acts ? floats(result, weighted ? 2 : 1) : NONE),
          FloatVector.of(weighted ? floats(result, 1) : NONE));
    }
  }

  private static Map<String, Float> named(List<String> names, float[] figures) {
    Map<String, Float> metrics = new LinkedHashMap<>();
    for (int i = 0; i < figures.length; i++) {
      metrics.put(names.get(i), figures[i]);
    }
    return metrics;
  }

  /** Copies a tensor of a result, row by row. */
  static float[] floats(Result result, int index) {
    TFloat32 tensor = (TFloat32) result.get(index);
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    feeds.close();
  }
}
