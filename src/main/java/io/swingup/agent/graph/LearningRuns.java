package io.swingup.agent.graph;

import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The learning steps of one session, prepared once: a runner for each phase, all fed by the same
 * tensors. Closed by whoever creates them, after the last step.
 */
final class LearningRuns implements AutoCloseable {
  private final GraphInputs in;
  private final int metrics;
  private final Feeds feeds;
  private final List<Session.Runner> runners = new ArrayList<>();
  private final int rows;

  /** Prepares learning steps that are followed by actions on {@code rows} observations. */
  LearningRuns(Session session, GraphInputs in, Learner learner, int rows) {
    this.in = in;
    this.rows = rows;
    metrics = learner.metrics().size();
    feeds = new Feeds(in.learning(), rows);
    for (Phase phase : learner.phases()) {
      Session.Runner runner = session.runner().addTarget(phase.step());
      feeds.feed(runner);
      learner.metrics().forEach(metric -> runner.fetch(metric.value()));
      runners.add(runner.fetch(phase.nextActions()));
    }
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
    feeds.write(in.nextToActOn(), nextObservations);
    try (Result result = runners.get((int) (updates % runners.size())).run()) {
      float[] figures = new float[metrics];
      for (int i = 0; i < metrics; i++) {
        figures[i] = ((TFloat32) result.get(i)).getFloat();
      }
      return new Update(FloatVector.of(figures), FloatVector.of(floats(result, metrics)));
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
