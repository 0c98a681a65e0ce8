package io.swingup.storage.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.run.TrainingRun;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.FileHashes;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.EpisodeReport;
import io.swingup.training.Listeners;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run of four episodes with a checkpoint after each, which the files of others are in the way of.
 */
class CheckpointRecorderTest {
  private static final int STEPS = 5;
  private static final int EPISODES = 4;

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void makeTheDirectories() throws IOException {
    run = RunDirectory.create(folder, "a");
  }

  private static RunConfig config(int episodes) {
    return new ConfigReader("keras-example")
        .set("training.episodes", Integer.toString(episodes))
        .set("training.time_limit", Integer.toString(STEPS))
        .set("recording.checkpoint_every", "1 episodes")
        .set("agent.networks.actor_hidden", "[4]")
        .set("agent.networks.critic_joint", "[4]")
        .set("agent.batch_size", "2")
        .set("training.replay.capacity", "50")
        .set("evaluation.starts", "1")
        .set("evaluation.selection_starts", "1")
        .read();
  }

  private boolean train(TrainingListener listener) throws IOException {
    try (TrainingRun training = TrainingRun.of(config(EPISODES))) {
      return training.train(run, null, listener, () -> false);
    }
  }

  private static TrainingListener after(int episode, Attempt attempt) {
    return new TrainingListener() {
      @Override
      public void onEpisode(EpisodeReport report) {
        if (report.episode() == episode) {
          try {
            attempt.make();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
    };
  }

  /** Does something with files. */
  @FunctionalInterface
  private interface Attempt {
    void make() throws IOException;
  }

  private Path checkpoint(int episodes) {
    return run.checkpoints().resolve("step-%09d".formatted(STEPS * episodes));
  }

  @Test
  void aRunOutlivesACheckpointThatCannotBeBegun() throws IOException {
    Files.writeString(run.checkpoints(), "a file is in the way");

    assertThat(train(after(3, () -> Files.delete(run.checkpoints())))).isTrue();

    try (Stream<Path> left = Files.list(run.checkpoints())) {
      assertThat(left).containsExactlyInAnyOrder(checkpoint(3), checkpoint(4));
    }
    assertThat(Checkpoint.newest(run).state().training().episodes()).isEqualTo(4);
    assertThat(run.manifest()).exists();
  }

  /** The histories are forced to the disk first, which cannot be done to a directory. */
  @Test
  void aRunOutlivesACheckpointThatCannotBeCompleted() throws IOException {
    Path hidden = folder.resolve("hidden");
    TrainingListener breaks =
        after(
            2,
            () -> {
              Files.move(run.monitor(), hidden);
              Files.createDirectory(run.monitor());
            });
    TrainingListener mends =
        after(
            4, // by then the checkpoint after the second episode has failed
            () -> {
              Files.delete(run.monitor());
              Files.move(hidden, run.monitor());
            });

    assertThat(train(new Listeners(List.of(breaks, mends)))).isTrue();

    assertThat(checkpoint(2)).doesNotExist();
    assertThat(checkpoint(4)).exists();
    try (Stream<Path> left = Files.list(run.checkpoints())) {
      assertThat(left)
          .hasSize(2)
          .allMatch(file -> file.getFileName().toString().startsWith("step-"));
    }
  }

  @Test
  void aRunFailsWhoseLastCheckpointIsMissing() throws IOException {
    Files.writeString(run.checkpoints(), "a file is in the way");

    assertThatThrownBy(() -> train(after(0, () -> {})))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the last checkpoint of the run a could not be written: %s: not a directory"
                .formatted(run.checkpoints()));
    assertThat(run.manifest()).doesNotExist();
  }

  /** It has neither the configuration nor the parts of the run, nor where its episodes ended. */
  @Test
  void aCheckpointOfFormat1IsResumed() throws IOException {
    train(after(0, () -> {}));
    makeFormat1(checkpoint(4));

    Checkpoint checkpoint = Checkpoint.newest(run);

    assertThat(checkpoint.state().parts()).hasSize(1);
    try (TrainingRun training = TrainingRun.of(config(EPISODES + 1))) {
      assertThat(training.train(run, checkpoint, after(0, () -> {}), () -> false)).isTrue();
    }
    assertThat(Checkpoint.newest(run).state().training().episodes()).isEqualTo(EPISODES + 1);
    assertThat(Files.readAllLines(run.episodes())).hasSize(EPISODES + 2);
  }

  private static void makeFormat1(Path checkpoint) throws IOException {
    Path state = checkpoint.resolve("state.json");
    String json = Files.readString(state);
    String versions = json.replaceAll("(?s).*(\"versions\" : \\{[^}]*}).*", "$1");
    Files.writeString(state, json.replaceFirst("(?s)\"parts\" : .*", versions + "}"));
    Files.delete(checkpoint.resolve("config.yaml"));
    Path replay = checkpoint.resolve("replay.bin");
    byte[] bytes = Files.readAllBytes(replay);
    Files.write(replay, Arrays.copyOf(bytes, bytes.length - EPISODES * STEPS * Short.BYTES));
    Path manifest = checkpoint.resolve("manifest.json");
    Path seal = checkpoint.resolve("manifest.json.sha256");
    Files.delete(manifest);
    Files.delete(seal);
    CheckpointManifest.write(checkpoint);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\" : 5", "\"format\" : 1"));
    Files.writeString(seal, FileHashes.sha256OfFile(manifest) + "  manifest.json\n");
  }
}
