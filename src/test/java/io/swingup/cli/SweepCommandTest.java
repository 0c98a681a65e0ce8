package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A search with real processes. */
@Timeout(180)
class SweepCommandTest {
  private final CommandLineFixture swingup = new CommandLineFixture();

  @TempDir Path folder;

  private byte[] weights(String run) throws IOException {
    return Files.readAllBytes(
        folder.resolve("models/" + run + "/policy/variables/variables.data-00000-of-00001"));
  }

  private int sweep(String... more) throws IOException {
    return sweepOf("method: grid\n", "1 episode", more);
  }

  private int sweepOf(String method, String budget, String... more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            base:
              preset: keras-example
              set:
                agent.networks.actor_hidden: [16]
                agent.networks.critic_joint: [16]
                evaluation.starts: 3
                evaluation.selection_starts: 2
                recording.pictures: false
                training.budget: %s
            parameters: {agent.batch_size: [8, 16]}
            """
                    .formatted(budget)
                + method);
    String[] arguments = new String[3 + more.length];
    arguments[0] = "sweep";
    arguments[1] = file.toString();
    arguments[2] = "--directory=" + folder;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return swingup.run(arguments);
  }

  @Test
  void eachTrialIsTheRunThatTrainMakesAndIsRunOnce() throws IOException {
    assertThat(sweep("--jobs=2")).as(swingup.err()).isZero();

    Path best = folder.resolve("data/s/best.yaml");
    String score = Files.readAllLines(folder.resolve("data/s/summary.csv")).get(1);
    String configuration = score.split(",", -1)[1];
    assertThat(swingup.run("train", "--directory=" + folder, "--run=lone", "--config=" + best))
        .as(swingup.err())
        .isZero();
    assertThat(weights("s-" + configuration + "-seed0")).isEqualTo(weights("lone"));

    String table = Files.readString(folder.resolve("data/s/trials.csv"));
    Files.delete(folder.resolve("data/s/trials.csv"));
    var before = Files.getLastModifiedTime(folder.resolve("data/s/trials/1.json"));
    assertThat(sweep()).isZero();
    assertThat(Files.getLastModifiedTime(folder.resolve("data/s/trials/1.json"))).isEqualTo(before);
    assertThat(folder.resolve("data/s/trials.csv")).hasContent(table);
    Path page = folder.resolve("data/s/report.html");
    assertThat(page).content().contains("alt=\"chart of the best\"", "finished</th><td>2</td>");
    Files.delete(page);
    assertThat(swingup.run("summarise", folder.resolve("data/s").toString())).isZero();
    assertThat(folder.resolve("data/s/trials.csv")).hasContent(table);
    assertThat(page).content().contains("alt=\"chart of agent.batch_size\"", "8, 16");
  }

  @Test
  void whatGoesOnFromARungIsTheRunThatTrainMakes() throws IOException {
    String halving = "method: halving\nhalving: {eta: 2, from: 1 episode}\ntrials: 2\nseed: 1\n";

    assertThat(sweepOf(halving, "2 episodes", "--jobs=2")).as(swingup.err()).isZero();

    List<String> rungs = Files.readAllLines(folder.resolve("data/s/rungs.csv"));
    assertThat(rungs).hasSize(3);
    String run = "s-" + rungs.get(1).split(",", -1)[2] + "-seed0";
    assertThat(Files.readString(folder.resolve("data/s/trials").resolve(trial(run))))
        .contains("seed 0: resumes from ");
    Path best = folder.resolve("data/s/best.yaml");
    assertThat(swingup.run("train", "--directory=" + folder, "--run=lone", "--config=" + best))
        .as(swingup.err())
        .isZero();
    assertThat(weights(run)).isEqualTo(weights("lone"));
    assertThat(Files.readString(folder.resolve("data").resolve(run).resolve("config.yaml")))
        .isEqualTo(Files.readString(folder.resolve("data/lone/config.yaml")));

    assertThat(sweepOf(halving, "2 episodes", "--shard=1/2")).isEqualTo(2);
    assertThat(swingup.err()).contains("--shard cannot be with method halving");
  }

  private static String trial(String run) {
    return run.split("-", -1)[1] + ".log";
  }

  @Test
  void wrongOptionsAreNamed() throws IOException {
    assertThat(sweep("--shard=3/2")).isEqualTo(2);
    assertThat(swingup.err()).contains("--shard must be I/N with I in [1, N], was \"3/2\"");
    assertThat(sweep("--jobs=100000")).isEqualTo(2);
    assertThat(swingup.err()).contains("--jobs must be in [1, ");
    assertThat(swingup.run("summarise", folder.toString())).isEqualTo(2);
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
