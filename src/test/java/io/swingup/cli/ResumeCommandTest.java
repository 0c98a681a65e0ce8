package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ResumeCommandTest {
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    err.getBuffer().setLength(0);
    CommandLine commandLine = Main.commandLine();
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @BeforeEach
  void train() {
    train("a", 1);
  }

  private void train(String name, int environments) {
    int code =
        run(
            "train",
            "--directory=" + folder,
            "--run=" + name,
            "--episodes=2",
            "--checkpoint-every=1",
            "--set=training.environments=" + environments,
            "--set=training.time_limit=5",
            "--set=agent.networks.actor_hidden=[4]",
            "--set=agent.networks.critic_joint=[4]",
            "--set=agent.batch_size=4",
            "--set=evaluation.starts=2",
            "--set=evaluation.selection_starts=2",
            "--set=recording.pictures=false");
    assertThat(code).as(err.toString()).isZero();
  }

  private int resume(String directory, String... more) {
    String[] start = {"resume", folder.resolve(directory).toString()};
    return run(Stream.concat(Stream.of(start), Stream.of(more)).toArray(String[]::new));
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  @Test
  void refusesSettingsThatWereEditedSinceTheCheckpoint() throws IOException {
    String episodes = Files.readString(folder.resolve("data/a/episodes.csv"));
    edit("data/a/config.yaml", "discount: 0.99", "discount: 0.5");

    assertThat(resume("models/a", "--episodes=3")).isEqualTo(2);

    assertThat(err.toString()).contains("its checkpoint has agent.discount 0.99 instead of 0.5");
    assertThat(folder.resolve("data/a/episodes.csv")).hasContent(episodes);
    assertThat(folder.resolve("models/a/manifest.json")).exists();
  }

  @Test
  void letsTheBudgetAndWhatIsRecordedChange() throws IOException {
    edit("data/a/config.yaml", "trace: false", "trace: true");

    assertThat(resume("models/a", "--episodes=3")).as(err.toString()).isZero();

    assertThat(Files.readAllLines(folder.resolve("data/a/episodes.csv"))).hasSize(4);
    assertThat(Files.readAllLines(folder.resolve("data/a/steps.csv"))).hasSize(6);
  }

  @Test
  void continuesToABudgetThatTheLastTurnOfSeveralEnvironmentsWentBeyond() throws IOException {
    train("b", 4);
    Files.delete(folder.resolve("models/b/manifest.json"));

    assertThat(resume("models/b")).as(err.toString()).isZero();

    assertThat(Files.readAllLines(folder.resolve("data/b/episodes.csv"))).hasSize(5);
    assertThat(folder.resolve("models/b/manifest.json")).exists();
    assertThat(resume("models/b", "--episodes=3")).isEqualTo(2);
    assertThat(err.toString()).contains("must be at least the 4 episodes played, was 3 episodes");
  }

  @Test
  void resumesThroughALinkToTheRun() throws IOException {
    Files.createSymbolicLink(folder.resolve("latest"), Path.of("models/a"));

    assertThat(resume("latest", "--episodes=3")).as(err.toString()).isZero();

    assertThat(Files.readAllLines(folder.resolve("data/a/episodes.csv"))).hasSize(4);
  }

  /** Otherwise it would count among those that are kept. */
  @Test
  void deletesADamagedCheckpointThatIsNewerThanTheOneItResumes() throws IOException {
    Path damaged = folder.resolve("models/a/checkpoints/step-000000010");
    Files.delete(damaged.resolve("replay.bin"));
    Files.move(damaged, damaged.resolveSibling("step-000000099"));
    Files.delete(folder.resolve("models/a/manifest.json"));

    assertThat(resume("models/a")).as(err.toString()).isZero();

    try (Stream<Path> left = Files.list(damaged.getParent())) {
      assertThat(left).containsExactlyInAnyOrder(damaged.resolveSibling("step-000000005"), damaged);
    }
  }
}
