package io.swingup.exploration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Box;
import io.swingup.environment.FloatVector;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import io.swingup.random.Mt19937;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrnsteinUhlenbeckTest {
  private static final ExplorationConfig CONFIG = config(0.15, 0.2, 1);

  private static ExplorationConfig config(double theta, double sigma, double timeStep) {
    return new ExplorationConfig(
        ExplorationConfig.Noise.ORNSTEIN_UHLENBECK, sigma, theta, timeStep, false);
  }

  /* In a box of ±1, where the scale is sigma. */
  private static OrnsteinUhlenbeck newProcess(
      ExplorationConfig config, int actionSize, RandomGenerator generator) {
    float[] bounds = new float[actionSize];
    Arrays.fill(bounds, 1);
    return (OrnsteinUhlenbeck) config.create(Box.symmetric(bounds), generator);
  }

  @Test
  void isRelativeToTheRangeOfEachAction() {
    ExplorationConfig config = config(0.15, 0.1, 0.01);
    ExplorationNoise noise =
        config.create(
            new Box(FloatVector.of(-2, 0), FloatVector.of(2, 0.5f)), new SplittableRandom(4));
    SplittableRandom same = new SplittableRandom(4);

    assertThat(noise.next())
        .containsExactly(
            new double[] {0.2 * 0.1 * same.nextGaussian(), 0.025 * 0.1 * same.nextGaussian()},
            within(1e-15));
  }

  @Test
  void followsTheEquationStepByStep() {
    OrnsteinUhlenbeck noise = newProcess(config(0.15, 0.2, 0.01), 1, new SplittableRandom(4));
    SplittableRandom same = new SplittableRandom(4);

    double x = 0;
    for (int i = 0; i < 100; i++) {
      x = x - 0.15 * x * 0.01 + 0.2 * 0.1 * same.nextGaussian();
      assertThat(noise.next()).containsExactly(new double[] {x}, within(1e-14));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("recordedSeeds")
  void drawsTheNoiseOfTheKerasExample(String seed, List<GoldenRow> rows) {
    OrnsteinUhlenbeck noise =
        newProcess(config(0.15, 0.2, 0.01), 1, Mt19937.seeded(Long.parseLong(seed)));

    for (GoldenRow row : rows) {
      assertThat(noise.next()).containsExactly(row.float64("noise"));
    }
  }

  static Stream<Arguments> recordedSeeds() {
    return GoldenFile.groups("ou_noise.csv", "seed");
  }

  /* x' = a x + σ z with a = 1 - θ dt = 0.85 is stationary with variance σ² / (1 - a²) and
   * autocorrelation aᵏ. Over n = 200 000 draws, worth n (1 - a) / (1 + a) = 16 216 independent ones
   * for the mean and n (1 - a²) / (1 + a²) = 32 213 for the variance, the bounds below are four
   * standard errors: a right generator fails one of the three for one seed in 5 000. */
  @Test
  void hasTheProcessesMeanVarianceAndMemory() {
    OrnsteinUhlenbeck noise = newProcess(CONFIG, 1, new SplittableRandom(17));
    int n = 200_000;
    double sum = 0;
    double squares = 0;
    double products = 0;
    double last = 0;
    for (int i = 0; i < n; i++) {
      double x = noise.next()[0];
      sum += x;
      squares += x * x;
      products += x * last;
      last = x;
    }

    double variance = 0.04 / (1 - 0.85 * 0.85);
    assertThat(sum / n).isCloseTo(0, within(4 * Math.sqrt(variance / 16_216)));
    assertThat(squares / n / variance).isCloseTo(1, within(4 * Math.sqrt(2.0 / 32_213)));
    assertThat(products / squares).isCloseTo(0.85, within(4 * Math.sqrt((1 - 0.7225) / n)));
  }

  @Test
  void drawsEachComponentForItself() {
    OrnsteinUhlenbeck noise = newProcess(CONFIG, 2, new SplittableRandom(3));

    double[] first = noise.next();

    assertThat(first).hasSize(2);
    assertThat(first[0]).isNotEqualTo(first[1]);
  }

  @Test
  void startsAgainAtZeroButGoesOnWithItsStream() {
    OrnsteinUhlenbeck noise = newProcess(CONFIG, 1, new SplittableRandom(3));
    SplittableRandom same = new SplittableRandom(3);
    noise.next();
    same.nextGaussian();

    noise.reset();

    assertThat(noise.next()).containsExactly(0.2 * same.nextGaussian());
  }

  @Test
  void goesOnFromAStateAsBefore() {
    OrnsteinUhlenbeck noise = newProcess(CONFIG, 2, new SplittableRandom(3));
    OrnsteinUhlenbeck other = newProcess(CONFIG, 2, new SplittableRandom(4));
    SplittableRandom stream = new SplittableRandom(3);
    noise.next();
    stream.nextGaussian();
    stream.nextGaussian();
    OrnsteinUhlenbeck restored = newProcess(CONFIG, 2, stream);

    restored.restore(noise.state());

    assertThat(restored.next()).isEqualTo(noise.next());
    assertThatThrownBy(() -> other.restore(List.of(1.0)))
        .hasMessage("the noise has 2 components, not 1");
  }

  @Test
  void refusesSettingsOutOfRange() {
    assertThatThrownBy(() -> config(-1, 0.2, 0.01))
        .hasMessage("theta must be in [0, 1e6], was -1.0");
    assertThatThrownBy(() -> config(0.15, Double.NaN, 0.01))
        .hasMessage("scale must be in [0, 1000], was NaN");
    assertThatThrownBy(() -> config(0.15, 0.2, 0))
        .hasMessage("time_step must be in (0, 1e6], was 0.0");
  }
}
