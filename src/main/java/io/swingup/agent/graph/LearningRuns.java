package io.swingup.agent.graph;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.network.FlushToZero;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The learning steps of one session, prepared once: for each phase a runner that also acts and one
 * that does not, all fed by the same tensors. Closed by whoever creates them, after the last step.
 */
final class LearningRuns implements AutoCloseable {
  private static final float[] NONE = {};

  private final GraphInputs in;
  private final Feeds feeds;
  private final List<Session.Runner> learning = new ArrayList<>();
  private final List<Session.Runner> learningAndActing = new ArrayList<>();
  private final int rows;
  private final Optional<FlushToZero> flush = flush();

  /**
   * Prepares learning steps, of which some are followed by actions on {@code rows} observations.
   */
  LearningRuns(Session session, AgentGraph nodes, int rows) {
    this.rows = rows;
    in = nodes.in();
    feeds = new Feeds(in.learning(), rows);
    for (Phase phase : nodes.learner().phases()) {
      learning.add(runner(session, phase, nodes));
      learningAndActing.add(runner(session, phase, nodes).fetch(phase.nextActions()));
    }
  }

  private Session.Runner runner(Session session, Phase phase, AgentGraph nodes) {
    Session.Runner runner = session.runner().addTarget(phase.step());
    feeds.feed(runner);
    return runner.fetch(nodes.figures());
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

  /** Takes one step of the phase whose turn it is, in a single run of the session. */
  Update run(long updates, TransitionBatch batch, float rateFactor, float[] nextObservations) {
    feeds.write(in.observation(), batch.observations());
    feeds.write(in.action(), batch.actions());
    feeds.write(in.reward(), batch.rewards());
    feeds.write(in.discount(), batch.discounts());
    feeds.write(in.nextObservation(), batch.nextObservations());
    feeds.write(in.rateFactor(), rateFactor);
    boolean acts = nextObservations.length > 0;
    if (acts) {
      feeds.write(in.nextToActOn(), nextObservations);
    }
    List<Session.Runner> phases = acts ? learningAndActing : learning;
    Session.Runner runner = phases.get((int) (updates % phases.size()));
    try (Result result = flush.map(zero -> zero.during(runner::run)).orElseGet(runner::run)) {
      return new Update(
          FloatVector.of(floats(result, 0)), FloatVector.of(acts ? floats(result, 1) : NONE));
    }
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
