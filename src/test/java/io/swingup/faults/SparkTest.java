package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on a cluster on this machine, as {@code make spark} leaves them. */
@Tag("spark")
@Timeout(900)
class SparkTest {
  private static final int TRIALS = 4;
  private static final String SWEEP =
      """
      base:
        preset: keras-example
        set:
          agent.networks.actor_hidden: [8]
          agent.networks.critic_observation: []
          agent.networks.critic_action: []
          agent.networks.critic_joint: [8]
          environment.time_limit: 50
          evaluation.starts: 2
          evaluation.selection_starts: 2
          evaluation.time_limit: 20
          recording.pictures: false
          training.budget: 400 steps
      parameters: {agent.batch_size: [8, 16]}
      method: grid
      seeds: [0, 1]
      """;

  @TempDir Path folder;
  private LocalCluster cluster;

  @BeforeEach
  void prepare() {
    cluster = new LocalCluster(folder);
  }

  @AfterEach
  void end() throws InterruptedException {
    cluster.end();
  }

  private Process sweep(String where, String root) throws IOException {
    Path file = Files.writeString(folder.resolve("s.yaml"), SWEEP);
    String directory = "--directory=" + folder.resolve(root);
    return cluster.start(
        root + ".log",
        List.of("bin/swingup", "sweep", file.toString(), "--on=" + where, directory));
  }

  @Test
  void whatDoesNotAnswerIsSaidBeforeAnythingIsTrained() throws Exception {
    String nowhere;
    try (ServerSocket free = new ServerSocket(0)) {
      nowhere = "spark://127.0.0.1:" + free.getLocalPort();
    }
    assertThat(sweep(nowhere, "nowhere").waitFor()).isEqualTo(1);
    assertThat(cluster.text("nowhere.log"))
        .isEqualTo("swingup: no Spark master answers at " + nowhere + ": Connection refused\n");
    assertThat(results("nowhere")).isZero();
  }

  @Test
  void aWorkerIsKilledAndTheResultsAreThoseOfThisMachine() throws Exception {
    String master = cluster.master();
    Process victim = cluster.worker("one", master);
    cluster.worker("two", master);
    Process sweep = sweep(master, "there");
    try (FileWatch watch = new FileWatch(folder)) {
      watch.await(sweep::isAlive, () -> results("there") > 0);
    }
    assertThat(results("there")).as(cluster.text("there.log")).isBetween(1, TRIALS - 1);
    victim.destroyForcibly().waitFor();
    assertThat(sweep.waitFor()).as(cluster.text("there.log")).isZero();
    assertThat(cluster.text("there.log")).contains("2 at a time").contains("4/4 trials finished");

    assertThat(sweep("local", "here").waitFor()).as(cluster.text("here.log")).isZero();
    assertThat(runs("there")).isEqualTo(runs("here"));
    for (String table : List.of("plan.csv", "summary.csv", "returns.csv", "best.yaml")) {
      Path file = Path.of("data/s", table);
      assertThat(folder.resolve("there").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("here").resolve(file));
    }
  }

  /** Everything that does not depend on the clock, by run and file. */
  private Map<String, Map<String, String>> runs(String root) throws IOException {
    Map<String, Map<String, String>> runs = new TreeMap<>();
    for (String run : List.of("s-1-seed0", "s-1-seed1", "s-2-seed0", "s-2-seed1")) {
      runs.put(run, RunFiles.read(folder.resolve(root), run));
    }
    return runs;
  }

  private int results(String root) {
    Path trials = folder.resolve(root).resolve("data/s/trials");
    String[] names = trials.toFile().list((directory, name) -> name.matches("[0-9]+\\.json"));
    return Objects.requireNonNullElse(names, new String[0]).length;
  }
}
