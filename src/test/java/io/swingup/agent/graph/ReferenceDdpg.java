package io.swingup.agent.graph;

import io.swingup.agent.DdpgConfig;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import io.swingup.replay.TransitionBatch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Algorithm 1 of Lillicrap et al. (2016) in plain double-precision Java, one observation at a time,
 * its gradients by central differences: slow, and independent of the graph it is compared with.
 */
final class ReferenceDdpg {
  private static final double STEP = 1e-6;

  final Map<String, double[]> variables;
  double criticLoss;
  double actorLoss;

  /** How many gradients were clipped. */
  int clipped;

  private final NetworkConfig networks;
  private final DdpgConfig learning;
  private final EnvironmentSpec spec;
  private final Map<String, double[]> moments = new LinkedHashMap<>();
  private int steps;

  ReferenceDdpg(Map<String, double[]> variables, DdpgConfig learning, EnvironmentSpec spec) {
    this.variables = variables;
    this.networks = learning.networks();
    this.learning = learning;
    this.spec = spec;
  }

  void learn(TransitionBatch batch) {
    steps++;
    double[] y = targets(batch);
    criticLoss = criticLoss(batch, y, variables);
    if (learning.actorAfterCritic()) {
      minimize("critic/", learning.critic().adam(), v -> criticLoss(batch, y, v));
    }
    actorLoss = actorLoss(batch, variables);
    minimize("actor/", learning.actor(), v -> actorLoss(batch, v));
    if (!learning.actorAfterCritic()) {
      minimize("critic/", learning.critic().adam(), v -> criticLoss(batch, y, v));
    }
    follow("critic/");
    follow("actor/");
  }

  private double[] targets(TransitionBatch batch) {
    double[] y = new double[batch.size()];
    for (int i = 0; i < y.length; i++) {
      double[] next = row(batch.nextObservations(), i, batch.size());
      double[] action = actor(variables, "target_actor/", next);
      double value = critic(variables, "target_critic/", next, action);
      double reward = learning.rewardScale() * batch.rewards()[i];
      y[i] = reward + learning.discount() * batch.discounts()[i] * value;
    }
    return y;
  }

  private double criticLoss(TransitionBatch batch, double[] y, Map<String, double[]> v) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double[] observation = row(batch.observations(), i, batch.size());
      double[] action = row(batch.actions(), i, batch.size());
      sum += loss(y[i] - critic(v, "critic/", observation, action));
    }
    return sum / y.length;
  }

  private double loss(double error) {
    double threshold = learning.critic().huberThreshold();
    return threshold == 0 || Math.abs(error) <= threshold
        ? error * error
        : threshold * (2 * Math.abs(error) - threshold);
  }

  private double actorLoss(TransitionBatch batch, Map<String, double[]> v) {
    double sum = 0;
    for (int i = 0; i < batch.size(); i++) {
      double[] observation = row(batch.observations(), i, batch.size());
      sum -= critic(v, "critic/", observation, actor(v, "actor/", observation));
    }
    return sum / batch.size();
  }

  double meanValue(TransitionBatch batch) {
    double sum = 0;
    for (int i = 0; i < batch.size(); i++) {
      double[] observation = row(batch.observations(), i, batch.size());
      sum += critic(variables, "critic/", observation, row(batch.actions(), i, batch.size()));
    }
    return sum / batch.size();
  }

  private double[] actor(Map<String, double[]> v, String group, double[] observation) {
    double[] x = stack(v, group + "hidden_", networks.actorHidden(), seen(v, observation));
    double[] out = dense(v, group + "output", x);
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.tanh(out[i]) * spec.action().halfRange(i) + spec.action().middle(i);
    }
    return out;
  }

  private double critic(Map<String, double[]> v, String group, double[] observation, double[] a) {
    double[] s = seen(v, observation);
    double[] did = scaled(spec.action(), a, networks.inputScaling() != Scaling.NONE);
    double[] seen = stack(v, group + "observation_", networks.criticObservation(), s);
    double[] done = stack(v, group + "action_", networks.criticAction(), did);
    double[] both = new double[seen.length + done.length];
    System.arraycopy(seen, 0, both, 0, seen.length);
    System.arraycopy(done, 0, both, seen.length, done.length);
    return dense(v, group + "output", stack(v, group + "joint_", networks.criticJoint(), both))[0];
  }

  private double[] seen(Map<String, double[]> v, double[] observation) {
    if (networks.inputScaling() != Scaling.RUNNING) {
      return scaled(spec.observation(), observation, networks.inputScaling() == Scaling.BOUNDS);
    }
    double[] seen = observation.clone();
    for (int i = 0; i < seen.length; i++) {
      double mean = Objects.requireNonNull(v.get("observations/mean"))[i];
      double squares = Objects.requireNonNull(v.get("observations/squares"))[i];
      double count = Objects.requireNonNull(v.get("observations/count"))[0];
      double unit = (seen[i] - mean) / Math.sqrt(squares / count + 1e-8);
      seen[i] = Math.max(-10, Math.min(10, unit));
    }
    return seen;
  }

  private static double[] scaled(Box bounds, double[] values, boolean wanted) {
    double[] scaled = values.clone();
    for (int i = 0; wanted && i < scaled.length; i++) {
      scaled[i] = (scaled[i] - bounds.middle(i)) / bounds.halfRange(i);
    }
    return scaled;
  }

  private static double[] stack(
      Map<String, double[]> v, String prefix, List<Integer> units, double[] input) {
    double[] x = input;
    for (int layer = 1; layer <= units.size(); layer++) {
      x = normalized(v, prefix + layer, dense(v, prefix + layer, x));
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.max(0, x[i]);
      }
    }
    return x;
  }

  /* Where the layer has a scale: less the mean, divided by the deviation of its numbers. */
  private static double[] normalized(Map<String, double[]> v, String layer, double[] x) {
    double[] scale = v.get(layer + "/norm_scale");
    if (scale == null) {
      return x;
    }
    double[] offset = Objects.requireNonNull(v.get(layer + "/norm_offset"));
    double mean = Arrays.stream(x).average().orElseThrow();
    double variance =
        Arrays.stream(x).map(each -> Math.pow(each - mean, 2)).average().orElseThrow();
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * scale[i] + offset[i];
    }
    return out;
  }

  private static double[] dense(Map<String, double[]> v, String layer, double[] x) {
    double[] kernel = Objects.requireNonNull(v.get(layer + "/kernel"));
    double[] out = Objects.requireNonNull(v.get(layer + "/bias")).clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < out.length; j++) {
        out[j] += x[i] * kernel[i * out.length + j];
      }
    }
    return out;
  }

  private void minimize(
      String group, AdamConfig adam, ToDoubleFunction<Map<String, double[]>> loss) {
    Map<String, double[]> gradients = new LinkedHashMap<>();
    double squares = 0;
    for (Map.Entry<String, double[]> each : variables.entrySet()) {
      if (each.getKey().startsWith(group)) {
        double[] gradient = derivatives(each.getValue(), loss);
        gradients.put(each.getKey(), gradient);
        squares += Arrays.stream(gradient).map(x -> x * x).sum();
      }
    }
    double factor = adam.clipNorm() == 0 ? 1 : Math.min(1, adam.clipNorm() / Math.sqrt(squares));
    clipped += factor < 1 ? 1 : 0;
    gradients.forEach((name, gradient) -> move(name, gradient, factor, adam));
  }

  private void move(String name, double[] gradients, double factor, AdamConfig adam) {
    double[] m = moments.computeIfAbsent("m/" + name, key -> new double[gradients.length]);
    double[] v = moments.computeIfAbsent("v/" + name, key -> new double[gradients.length]);
    double[] moved = Objects.requireNonNull(variables.get(name));
    double correction =
        Math.sqrt(1 - Math.pow(adam.beta2(), steps)) / (1 - Math.pow(adam.beta1(), steps));
    for (int i = 0; i < gradients.length; i++) {
      double gradient = gradients[i] * factor;
      m[i] += (1 - adam.beta1()) * (gradient - m[i]);
      v[i] += (1 - adam.beta2()) * (gradient * gradient - v[i]);
      moved[i] -= adam.rate() * correction * m[i] / (Math.sqrt(v[i]) + adam.epsilon());
    }
  }

  private double[] derivatives(double[] values, ToDoubleFunction<Map<String, double[]>> loss) {
    double[] derivatives = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      derivatives[i] = derivative(values, i, loss);
    }
    return derivatives;
  }

  private double derivative(
      double[] values, int index, ToDoubleFunction<Map<String, double[]>> loss) {
    double kept = values[index];
    values[index] = kept + STEP;
    double above = loss.applyAsDouble(variables);
    values[index] = kept - STEP;
    double below = loss.applyAsDouble(variables);
    values[index] = kept;
    return (above - below) / (2 * STEP);
  }

  private void follow(String group) {
    variables.forEach(
        (name, target) -> {
          if (name.startsWith("target_" + group)) {
            double[] source =
                Objects.requireNonNull(variables.get(name.substring("target_".length())));
            for (int i = 0; i < target.length; i++) {
              target[i] = learning.polyak() * source[i] + (1 - learning.polyak()) * target[i];
            }
          }
        });
  }

  static double[] row(float[] flat, int row, int rows) {
    double[] values = new double[flat.length / rows];
    for (int i = 0; i < values.length; i++) {
      values[i] = flat[row * values.length + i];
    }
    return values;
  }
}
