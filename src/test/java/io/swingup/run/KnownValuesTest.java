package io.swingup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.SavedCritic;
import io.swingup.tasks.Chain;
import io.swingup.training.StepReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The critic learns the values of a task that ends, although most of its episodes are cut off. With
 * γ = 0.9 the first of ten places is worth 6.5 and the last is worth 1. If running out of time
 * counted as an end, the first would be worth about 4; if the end counted as running out of time,
 * all would be worth 10.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class KnownValuesTest {
  private static final double DISCOUNT = 0.9;
  private static final double TOLERANCE = 0.25;
  private static final int LEARNING_STARTS = 300;

  @TempDir Path folder;

  @Test
  void areLearnedInTheLoop() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "whole");

    train(run, null, 0);

    assertValues(run);
  }

  /*
   * Before learning starts, in the first, second or third step of an episode: all that is learned
   * comes from transitions of before and after the stop, which all stay in the replay buffer.
   */
  @ParameterizedTest(name = "stopped after step {0}")
  @ValueSource(ints = {250, 251, 252, 253})
  void areLearnedAfterAResume(int stopAfter) throws IOException {
    RunDirectory run = RunDirectory.create(folder, "stopped");

    train(run, null, stopAfter);
    Checkpoint checkpoint = Checkpoint.newest(run);
    assertThat(checkpoint.state().training().totalSteps()).isEqualTo(stopAfter);
    train(run, checkpoint, 0);

    assertValues(run);
  }

  /* Actions do not matter, so they stay uniform: values of all of them are learned. */
  private static RunConfig config() {
    return new ConfigReader("default")
        .set("environment", "{id: " + Chain.ID + ", time_limit: 3}")
        .set("training.budget", "1500 steps")
        .set("training.warm_up.random_steps", "1500")
        .set("training.warm_up.learning_starts", String.valueOf(LEARNING_STARTS))
        .set("training.replay.capacity", "1500")
        .set("agent.discount", String.valueOf(DISCOUNT))
        .set("agent.polyak", "0.1")
        .set("agent.batch_size", "64")
        .set("agent.networks.actor_hidden", "[8]")
        .set("agent.networks.critic_joint", "[64]")
        .set("agent.critic.rate", "0.01")
        .set("evaluation.every", "1500 steps")
        .set("evaluation.starts", "1")
        .set("evaluation.selection_starts", "1")
        .set("recording.snapshot_every", "0 steps")
        .read();
  }

  private static void train(RunDirectory run, @Nullable Checkpoint checkpoint, int stopAfter)
      throws IOException {
    long[] steps = {0};
    TrainingListener counting =
        new TrainingListener() {
          @Override
          public void onStep(StepReport report) {
            steps[0]++;
          }
        };
    try (TrainingRun training = TrainingRun.of(config())) {
      boolean complete =
          training.train(run, checkpoint, counting, () -> stopAfter > 0 && steps[0] == stopAfter);
      assertThat(complete).isEqualTo(stopAfter == 0);
    }
  }

  private static void assertValues(RunDirectory run) throws IOException {
    float[] observations = new float[Chain.LENGTH * Chain.LENGTH];
    for (int place = 0; place < Chain.LENGTH; place++) {
      Chain.observation(place).copyTo(observations, place * Chain.LENGTH);
    }
    try (SavedCritic critic = SavedCritic.load(run.critic())) {
      float[] values = critic.value(observations, new float[Chain.LENGTH], Chain.LENGTH);
      for (int place = 0; place < Chain.LENGTH; place++) {
        assertThat((double) values[place])
            .as("value of place %d", place)
            .isCloseTo(Chain.value(place, DISCOUNT), within(TOLERANCE));
      }
    }
  }
}
