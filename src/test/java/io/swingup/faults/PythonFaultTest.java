package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.gymnasium.Pythons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process of an environment that runs in Python ends with the run, however that ends. */
class PythonFaultTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  private List<String> train(String run, String fault) throws Exception {
    return Child.train(
        run,
        "--environment=gymnasium:Line-v0",
        "--python=" + Pythons.withStubs(folder),
        "--steps=1000000",
        "--set=environment.parameters.fault=" + fault,
        "--set=environment.parameters.at=47",
        "--set=environment.parameters.steps=60",
        "--set=evaluation.every=1000000 steps",
        "--set=environment.parameters.note=" + folder.resolve("pid"));
  }

  private ProcessHandle awaitPython(Child child) throws Exception {
    Path note = folder.resolve("pid");
    await(child, () -> note.toFile().length() > 0);
    return ProcessHandle.of(Long.parseLong(Files.readString(note))).orElseThrow();
  }

  private void await(Child child, BooleanSupplier condition) throws Exception {
    try (FileWatch watch = new FileWatch(folder)) {
      watch.await(child, condition);
    }
    assertThat(child.isRunning()).as(child.output()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "hang"}) // the latter in the middle of a step
  void pythonEndsWhenTheRunIsKilled(String fault) throws Exception {
    try (Child child = new Child(folder, train("a", fault))) {
      ProcessHandle python = awaitPython(child);

      child.kill();

      python.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void aSignalToTheWholeGroupStopsTheRunAtACheckpoint() throws Exception {
    try (Child child = new Child(folder, train("a", "none"))) {
      ProcessHandle python = awaitPython(child);
      await(child, () -> folder.resolve("data/a/steps.csv").toFile().length() > 10_000);
      new ProcessBuilder("kill", "-TERM", Long.toString(python.pid())).start().waitFor();
      child.signal("TERM");

      assertThat(child.exitCode()).as(child.output()).isEqualTo(143);
      assertThat(child.output()).contains("stopped; bin/swingup resume models/a continues");
      python.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void aProcessThatIsKilledCostsTheRunNoMoreThanTheLastEpisodes() throws Exception {
    try (Child child = new Child(folder, train("a", "none"))) {
      ProcessHandle python = awaitPython(child);
      Path checkpoints = folder.resolve("models/a/checkpoints");
      await(child, () -> hasOne(checkpoints.toFile().list()));
      python.destroyForcibly();

      assertThat(child.exitCode()).as(child.output()).isEqualTo(1);
      assertThat(child.output())
          .contains("its Python process was ended by signal 9; the last good checkpoint is ");
    }
  }

  private static boolean hasOne(String @Nullable [] names) {
    return names != null && Stream.of(names).anyMatch(name -> name.matches("step-\\d+"));
  }
}
