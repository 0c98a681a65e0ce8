package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong around a run is said in one sentence and costs nothing that was on the disk. */
class FaultTest {
  @TempDir Path folder;

  private String assertFails(int exitCode, Child child) throws Exception {
    try (child) {
      assertThat(child.exitCode()).as(child.output()).isEqualTo(exitCode);
      assertThat(child.output()).doesNotContain("\tat ");
      List<String> sentences =
          child.output().lines().filter(line -> line.startsWith("swingup: ")).toList();
      assertThat(sentences).as(child.output()).hasSize(1);
      return sentences.get(0);
    }
  }

  private void assertResumes(String run) throws Exception {
    try (Child child = new Child(folder, List.of("resume", "models/" + run))) {
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
  }

  private Map<String, String> trainUndisturbed(String run, String... more) throws Exception {
    try (Child child = new Child(folder, Child.train(run, more))) {
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
    return RunFiles.read(folder, run);
  }

  private void awaitSteps(Child child, String run) throws IOException, InterruptedException {
    Path steps = folder.resolve("data").resolve(run).resolve("steps.csv");
    try (FileWatch watch = new FileWatch(folder)) {
      watch.await(child, () -> steps.toFile().length() >= 100_000);
    }
    assertThat(child.isRunning()).as(child.output()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129, 50", "TERM, 143, 50", "INT, 130, 0"})
  void aSignalStopsTheRunAtACheckpoint(String signal, int exitCode, int limit) throws Exception {
    assumeFalse(isIgnored(exitCode - 128), "a parent process ignores the signal");
    int length = limit == 0 ? 200 : limit;
    String[] more = {"--episodes=" + 4000 / length, "--set=training.time_limit=" + limit};
    Map<String, String> whole = trainUndisturbed("whole", more);
    assertThat(whole.get("data/episodes.csv")).contains("\n3,%d,%d,".formatted(length, 3 * length));

    try (Child child = new Child(folder, Child.train("cut", more))) {
      awaitSteps(child, "cut");
      child.signal(signal);
      assertThat(child.exitCode()).as(child.output()).isEqualTo(exitCode);
      assertThat(child.output()).contains("bin/swingup resume models/cut continues");
    }
    assertResumes("cut");

    assertThat(RunFiles.read(folder, "cut")).isEqualTo(whole);
  }

  @Test
  void aRunWithoutAStateStopsInsideAnEpisodeAndSavesItsPolicy() throws Exception {
    List<String> train = Child.train("a", "--environment=StatelessPendulum-v0", "--steps=1000000");

    try (Child child = new Child(folder, train)) {
      awaitSteps(child, "a");
      child.signal("TERM");
      assertThat(child.exitCode()).as(child.output()).isEqualTo(143);
      assertThat(child.output())
          .contains("StatelessPendulum-v0 does not report its state: checkpoints are made between")
          .contains("stopped; bin/swingup resume models/a continues");
    }
    assertThat(folder.resolve("models/a/policy/saved_model.pb")).isRegularFile();
  }

  @Test
  void aSignalStopsASweepAndTheSameCommandContinues() throws Exception {
    List<String> sweep = new ArrayList<>(Child.train("s", "--seeds=5-6", "--jobs=1"));
    sweep.remove("--seed=5");
    sweep.add("--episodes=20");

    try (Child child = new Child(folder, sweep)) {
      awaitSteps(child, "s-seed5");
      child.signal("TERM");
      assertThat(child.exitCode()).as(child.output()).isEqualTo(143);
      assertThat(child.output())
          .contains("stopped with 0 of 2 seeds finished; bin/swingup train --run=s")
          .doesNotContain("swingup: ");
    }
    assertThat(folder.resolve("data/s/returns.csv")).doesNotExist();

    try (Child child = new Child(folder, sweep)) {
      assertThat(child.exitCode()).as(child.output()).isZero();
      assertThat(child.output()).contains("seed 5: resumes from models/s-seed5/checkpoints/step-");
    }
    assertThat(Files.readAllLines(folder.resolve("data/s/returns.csv"))).hasSize(41);
  }

  private static boolean isIgnored(int signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    Matcher ignored = Pattern.compile("SigIgn:\\s*([0-9a-f]+)").matcher(Files.readString(status));
    return ignored.find() && (Long.parseLong(ignored.group(1), 16) & 1L << (signal - 1)) != 0;
  }

  @Test
  void aSecondSignalStopsAtOnce() throws Exception {
    try (Child child =
        new Child(folder, Child.train("a", "--episodes=9", "--set=environment=Endless-v0"))) {
      awaitSteps(child, "a");
      do {
        child.signal("TERM"); // two that come too close count as one
      } while (!child.endsWithin(Duration.ofMillis(200)));
      assertThat(child.exitCode()).isEqualTo(143);
    }
  }

  @Test
  void aFinishedRunGoesOnToMoreEpisodes() throws Exception {
    Map<String, String> whole = trainUndisturbed("whole", "--episodes=11");
    trainUndisturbed("cut", "--episodes=7"); // evaluated at its end, the other is not

    try (Child child = new Child(folder, List.of("resume", "models/cut", "--episodes=11"))) {
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
    assertThat(RunFiles.read(folder, "cut")).isEqualTo(whole);
    assertResumes("cut");
    assertThat(assertFails(2, resume("models/cut", "--episodes=3")))
        .contains("11 episodes played, was 3 episodes");
    assertThat(assertFails(2, resume("models/nowhere"))).contains("there is no run models/nowhere");
    assertThat(assertFails(2, resume("elsewhere/cut"))).contains("must be a directory in models");
    assertThat(RunFiles.read(folder, "cut")).isEqualTo(whole);
  }

  private Child resume(String... arguments) throws IOException {
    return new Child(folder, Stream.concat(Stream.of("resume"), Stream.of(arguments)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "NanReward-v0, finite in single precision; reward was NaN",
    "InfiniteObservation-v0, finite in single precision; observation_2 was Infinity",
    "Throwing-v0, the environment Throwing-v0 failed; the rod broke"
  })
  void aFailingEnvironmentIsNamedWithTheStepAndTheLastCheckpoint(String id, String parts)
      throws Exception {
    Child child = new Child(folder, Child.train("a", "--episodes=9", "--set=environment=" + id));

    assertThat(assertFails(1, child))
        .contains(
            "training stopped at step 850",
            "the last good checkpoint is models/a/checkpoints/step-000000800")
        .contains(parts.split("; "));
    assertThat(Files.readAllLines(folder.resolve("data/a/steps.csv"))).hasSize(850);
    assertThat(Files.readAllLines(folder.resolve("data/a/episodes.csv"))).hasSize(5);
  }

  @Test
  void ofSeveralEnvironmentsTheFirstThatFailsIsNamed() throws Exception {
    String[] four = {
      "--set=environment=Throwing-v0",
      "--set=training.environments=4",
      "--set=evaluation.every=100 episodes" // which would fail first
    };

    assertThat(assertFails(1, new Child(folder, Child.train("a", four))))
        .contains(
            "training stopped at step 3397: the environment Throwing-v0 (1 of 4) failed",
            "the rod broke",
            "the last good checkpoint is models/a/checkpoints/step-000003200");
  }

  /** The checkpoint of step 800 may still be being written, the one before is complete by then. */
  @Test
  void anEnvironmentThatEndsTheProcessFails() throws Exception {
    Child child =
        new Child(folder, Child.train("a", "--episodes=9", "--set=environment=Exiting-v0"));

    assertThat(assertFails(1, child))
        .contains(FaultyPendulum.Exiting.class.getName(), "ended the process by System.exit");
    assertThat(folder.resolve("models/a/checkpoints/step-000000400")).isDirectory();
  }

  /** In blocks of 512 bytes: within steps.csv, and within the first model. */
  @ParameterizedTest
  @CsvSource({"200, data/a/steps.csv", "4, models/a/snapshots/episode-0000"})
  void aFullDiskLosesNothing(int blocks, String file) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the limit is set by a shell");
    String limit = "ulimit -f %d; ".formatted(blocks);

    String sentence =
        assertFails(1, new Child(folder, "512m", limit, Child.train("a", "--episodes=9")));

    assertThat(sentence).contains(file);
    if (file.startsWith("data")) {
      assertResumes("a");
      assertThat(RunFiles.read(folder, "a")).isEqualTo(trainUndisturbed("whole", "--episodes=9"));
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "a directory that nobody can write");

    assertThat(assertFails(1, new Child(folder, Child.train("a", "--directory=/proc/self"))))
        .contains("/proc/self/data");
  }

  @Test
  void aReplayBufferBeyondTheHeapIsRefusedBeforeAnythingIsWritten() throws Exception {
    Child child =
        new Child(folder, "64m", "", Child.train("a", "--set=training.replay.capacity=2000000"));

    assertThat(assertFails(2, child)).contains("72 MiB are asked for", "the heap is 6");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void twoProcessesDoNotShareARun() throws Exception {
    trainUndisturbed("a", "--episodes=2");
    Map<String, String> before = RunFiles.read(folder, "a");
    RunDirectory run = new RunDirectory(folder.resolve("data/a"), folder.resolve("models/a"));
    RunLock lock = RunLock.acquire(run);
    try (lock) {
      // On POSIX systems this process would lose its lock if it opened and closed the file again.
      assertThatThrownBy(() -> RunLock.acquire(run)).hasMessageContaining("in use");
      String holder = "is in use by process " + ProcessHandle.current().pid();
      assertThat(assertFails(1, resume("models/a", "--episodes=4"))).contains(holder);
      assertThat(assertFails(1, new Child(folder, Child.train("a", "--overwrite"))))
          .contains(holder);
    }
    assertThat(RunFiles.read(folder, "a")).isEqualTo(before);
  }

  @Test
  void aDamagedCheckpointIsPassedOverForTheOneBefore() throws Exception {
    Map<String, String> whole = trainUndisturbed("a", "--episodes=8");
    Files.delete(folder.resolve("models/a/manifest.json"));
    Path replay = folder.resolve("models/a/checkpoints/step-000001600/replay.bin");
    byte[] bytes = Files.readAllBytes(replay);
    bytes[bytes.length / 2] ^= 4;
    Files.write(replay, bytes);

    assertResumes("a");

    assertThat(RunFiles.read(folder, "a")).isEqualTo(whole);
  }
}
