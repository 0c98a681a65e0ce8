package io.swingup.training;

import io.swingup.agent.Agent;
import io.swingup.agent.Update;
import io.swingup.environment.FloatVector;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An agent that never moves and always reports the same. */
final class FakeAgent implements Agent {
  private final List<String> metrics;
  private final float first;
  final List<Float> observed = new ArrayList<>();
  final List<Float> discounts = new ArrayList<>();
  final List<Integer> firstIndices = new ArrayList<>();
  final List<Float> rateFactors = new ArrayList<>();
  int updates;

  FakeAgent(float criticLoss) {
    this(List.of("critic_loss", "actor_loss", "mean_q"), criticLoss);
  }

  /** Makes an agent whose metrics are the given number, 2, 3 and so on. */
  FakeAgent(List<String> metrics, float first) {
    this.metrics = metrics;
    this.first = first;
  }

  @Override
  public List<String> metrics() {
    return metrics;
  }

  @Override
  public float[] explore(float[] observations, int count) {
    return act(observations, count);
  }

  @Override
  public void observe(float[] observations, int count) {
    for (float each : observations) {
      observed.add(each);
    }
  }

  @Override
  public void save(String prefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void restore(String prefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Update learn(TransitionBatch batch, float rateFactor, float[] nextObservations) {
    rateFactors.add(rateFactor);
    if (updates++ == 0) {
      for (int i = 0; i < batch.size(); i++) {
        firstIndices.add(batch.indices()[i]);
      }
    }
    for (float discount : batch.discounts()) {
      discounts.add(discount);
    }
    Map<String, Float> figures = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      figures.put(metrics.get(i), i == 0 ? first : i + 1);
    }
    return new Update(
        figures, FloatVector.of(new float[nextObservations.length]), FloatVector.of());
  }

  @Override
  public float[] act(float[] observations, int count) {
    return new float[count];
  }

  @Override
  public void close() {}
}
