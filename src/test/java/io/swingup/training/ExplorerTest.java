package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Box;
import io.swingup.environment.FloatVector;
import io.swingup.exploration.ExplorationConfig;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.random.Pcg64;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.TrainingConfig;
import org.junit.jupiter.api.Test;

class ExplorerTest {
  private static final Box BOUNDS = new Box(FloatVector.of(-1, 0), FloatVector.of(1, 0.5f));
  private static final FloatVector ACTION = FloatVector.of(0.9f, 0.2f);

  private static TrainingConfig training(String noiseSchedule) {
    return new ConfigReader("keras-example")
        .set("training.warm_up.random_steps", "10")
        .set("training.noise_schedule", noiseSchedule)
        .read()
        .training();
  }

  private static ExplorationNoise gaussian(double scale) {
    return new ExplorationConfig(ExplorationConfig.Noise.GAUSSIAN, scale, 0, 1, false)
        .create(BOUNDS, Pcg64.seeded(3));
  }

  @Test
  void drawsUniformlyWithinTheBoundsAtFirst() {
    Explorer explorer = new Explorer(training("{from: 0, to: 0, end: 1}"), BOUNDS, Pcg64.seeded(1));
    double[] sum = new double[2];
    for (int i = 0; i < 2_000; i++) {
      double[] action = explorer.explore(ACTION, gaussian(1), 9).action();
      assertThat(action[0]).isBetween(-1.0, 1.0);
      assertThat(action[1]).isBetween(0.0, 0.5);
      sum[0] += action[0];
      sum[1] += action[1];
    }

    // Means of 2000 draws from U(-1, 1) and U(0, 0.5) have standard errors of 0.0129 and 0.0032.
    assertThat(sum[0] / 2_000).isCloseTo(0, within(0.05));
    assertThat(sum[1] / 2_000).isCloseTo(0.25, within(0.013));
  }

  @Test
  void addsScheduledNoiseAfterwardsAndStaysWithinTheBounds() {
    Explorer explorer =
        new Explorer(training("{from: 0, to: 100, end: 0}"), BOUNDS, Pcg64.seeded(1));
    double[] drawn = gaussian(1).next();

    Exploration half = explorer.explore(ACTION, gaussian(1), 50);
    Exploration none = explorer.explore(ACTION, gaussian(1), 100);

    for (int i = 0; i < 2; i++) {
      assertThat(half.noise()[i]).isEqualTo(0.5 * drawn[i]);
      double high = BOUNDS.high().get(i);
      double low = BOUNDS.low().get(i);
      double wanted = ACTION.get(i) + 0.5 * drawn[i];
      assertThat(half.action()[i]).isEqualTo(Math.max(low, Math.min(high, wanted)));
      assertThat(none.action()[i]).isEqualTo(ACTION.get(i));
    }
  }

  @Test
  void drawsEachActionRelativeToItsRange() {
    ExplorationNoise noise = gaussian(0.5);
    double[] squares = new double[2];
    for (int i = 0; i < 4_000; i++) {
      double[] next = noise.next();
      squares[0] += next[0] * next[0];
      squares[1] += next[1] * next[1];
    }

    // A variance over 4000 draws has a relative standard error of 0.022.
    assertThat(Math.sqrt(squares[0] / 4_000)).isCloseTo(0.5, within(0.03));
    assertThat(Math.sqrt(squares[1] / 4_000)).isCloseTo(0.125, within(0.0075));
  }
}
