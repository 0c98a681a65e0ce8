package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.replay.Buffers;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.HistoryRecorder;
import io.swingup.storage.history.RunHeader;
import io.swingup.storage.history.RunHistory;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an agent reports by name goes into every history under that name, whatever the algorithm;
 * TensorBoard has the temperature under stable-baselines3's name.
 */
class OtherAgentTest {
  private static final List<String> METRICS = List.of("temperature", "entropy_loss");

  @TempDir Path folder;

  @Test
  void theMetricsOfAnAgentKeepTheirNames() throws IOException {
    RunConfig config =
        new ConfigReader("default")
            .set("environment.id", "Identity-v0")
            .set("training.budget", "6 steps")
            .set("training.warm_up", "{random_steps: 0, learning_starts: 3}")
            .set("agent.batch_size", "2")
            .set("evaluation.starts", "1")
            .set("evaluation.selection_starts", "1")
            .set("recording.trace", "true")
            .read();
    RunDirectory run = RunDirectory.create(folder, "a");

    train(run, config);

    RunHistory history = RunHistory.read(run);
    assertThat(history.missing()).isEmpty();
    assertThat(history.episodes()).hasSize(6);
    assertThat(history.episodes().get(0).metrics())
        .containsExactly(
            Map.entry("temperature", OptionalDouble.empty()),
            Map.entry("entropy_loss", OptionalDouble.empty()));
    assertThat(history.episodes().get(5).metrics())
        .containsExactly(
            Map.entry("temperature", OptionalDouble.of(0.5)),
            Map.entry("entropy_loss", OptionalDouble.of(2)));
    assertThat(Files.readAllLines(run.steps()).get(0)).endsWith(",entropy_loss,batch");
    assertThat(new String(Files.readAllBytes(run.events()), StandardCharsets.ISO_8859_1))
        .contains("train/ent_coef", "train/entropy_loss")
        .doesNotContain("critic_loss");
  }

  private static void train(RunDirectory run, RunConfig config) throws IOException {
    FakeAgent agent = new FakeAgent(METRICS, 0.5f);
    try (Environment environment = new CheckedEnvironment("Identity-v0", new IdentityTask());
        Evaluator evaluator = new Evaluator(IdentityTask.PROVIDER, 10);
        HistoryRecorder histories =
            HistoryRecorder.open(
                run,
                new RunHeader(config, environment.spec(), METRICS, new byte[0]),
                Map.of(),
                InstantSource.system())) {
      RandomStreams streams = RandomStreams.of(config);
      TrainingParts parts =
          new TrainingParts(
              List.of(environment),
              List.of(
                  config.exploration().create(environment.spec().action(), streams.exploration())),
              agent,
              Buffers.uniform(100, 1, 1),
              streams,
              evaluator);
      TrainingLoop.begin(config, parts, histories, System::nanoTime).run(() -> false);
    }
  }
}
