package io.swingup.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Policies whose output is their last bias, whatever they see. */
class GaussianPolicyTest {
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Test-v0", Box.symmetric(1), new Box(FloatVector.of(-2), FloatVector.of(4)));
  private static final NetworkConfig NETWORKS =
      new NetworkConfig(List.of(2), List.of(), List.of(), List.of(2), 0, 0, false, Scaling.BOUNDS);

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final GaussianPolicy policy = new GaussianPolicy(NETWORKS, SPEC);
  private final Parameters parameters = policy.create(new Parameters(tf, "actor"), () -> 1);

  @AfterEach
  void close() {
    graph.close();
  }

  private Operand<TFloat32> column(double... values) {
    float[][] rows = new float[values.length][1];
    for (int i = 0; i < values.length; i++) {
      rows[i][0] = (float) values[i];
    }
    return tf.constant(rows); // [B, 1]
  }

  /* Runs with all weights 0 but the last bias, the mean and log σ. */
  private List<float[]> run(double mean, double logSigma, List<Operand<TFloat32>> fetched) {
    Variable bias = parameters.get("output/bias");
    Operand<TFloat32> outputs = tf.constant(new float[] {(float) mean, (float) logSigma}); // [2]
    try (Session session = new Session(graph)) {
      session.run(parameters.initialize());
      session.run(
          tf.assignVariableOp(
              parameters.get("output/kernel").handle(), tf.constant(new float[2][2])));
      session.run(tf.assignVariableOp(bias.handle(), outputs));
      Session.Runner runner = session.runner();
      fetched.forEach(runner::fetch);
      List<float[]> found = new ArrayList<>();
      try (Result result = runner.run()) {
        for (int i = 0; i < fetched.size(); i++) {
          TFloat32 tensor = (TFloat32) result.get(i);
          float[] values = new float[(int) tensor.size()];
          tensor.asRawTensor().data().asFloats().read(values);
          found.add(values);
        }
      }
      return found;
    }
  }

  private GaussianPolicy.Sample sample(double... noise) {
    return policy.sample(tf, parameters.read(tf), column(new double[noise.length]), column(noise));
  }

  @ParameterizedTest(name = "mean {0}, log σ {1}, ε {2}")
  @CsvSource({
    "0, 0, 0",
    "0.3, -1, 0.7",
    "-2, 0.5, -1.5",
    "8, -3, 1",
    "-15, 1, -1.8",
    "18, 0, 2",
    "0, -20, 3",
    "0, 2, -2.5"
  })
  void knowsTheProbabilityOfWhatItDraws(double mean, double logSigma, double noise) {
    GaussianPolicy.Sample sample = sample(noise);

    List<float[]> found = run(mean, logSigma, List.of(sample.action(), sample.logProbability()));

    double u = mean + Math.exp(logSigma) * noise;
    double normal = -noise * noise / 2 - logSigma - Math.log(2 * Math.PI) / 2;
    double expected = normal + 2 * Math.log(Math.cosh(u)); // 1 − tanh² = 1 / cosh²
    assertThat((double) found.get(0)[0]).isCloseTo(1 + 3 * Math.tanh(u), within(1e-6));
    assertThat((double) found.get(1)[0])
        .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void itsProbabilitiesAddUpToOneWithinUnitBounds() {
    int count = 4000;
    double mean = 0.3;
    double sigma = Math.exp(-0.5);
    double[] noise = new double[count];
    for (int i = 0; i < count; i++) {
      double action = (2.0 * i + 1) / count - 1;
      noise[i] = (0.5 * Math.log((1 + action) / (1 - action)) - mean) / sigma;
    }

    float[] found = run(mean, -0.5, List.of(sample(noise).logProbability())).get(0);

    double sum = 0;
    for (float each : found) {
      sum += Math.exp(each) * 2 / count;
    }
    assertThat(sum).isCloseTo(1, within(1e-4));
  }

  @ParameterizedTest(name = "log σ {0}")
  @CsvSource({"5, 2", "-30, -20"})
  void clampsTheLogarithmOfTheDeviation(double asked, double kept) {
    GaussianPolicy.Sample sample = sample(0.1);

    float[] found = run(0, asked, List.of(sample.action())).get(0);

    assertThat((double) found[0]).isCloseTo(1 + 3 * Math.tanh(0.1 * Math.exp(kept)), within(1e-6));
  }

  @Test
  void actsByTheMeanAlone() {
    Operand<TFloat32> action = policy.act(tf, parameters.read(tf), column(0, 0.5)); // [2, 1]

    float[] found = run(0.7, 1, List.of(action)).get(0);

    float expected = (float) (1 + 3 * Math.tanh(0.7));
    assertThat(found).containsExactly(new float[] {expected, expected}, within(1e-6f));
  }
}
