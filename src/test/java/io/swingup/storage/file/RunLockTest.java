package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
  @TempDir Path folder;

  @Test
  void saysWhoHoldsTheRun() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "a");
    RunLock lock = RunLock.acquire(run);
    try (lock) {
      assertThatThrownBy(() -> RunLock.acquire(run))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(
              "the run a is in use by process %d since ".formatted(ProcessHandle.current().pid()));
      assertThatThrownBy(() -> RunDirectory.delete(folder, "a")).hasMessageContaining("in use");
    }
    RunLock.acquire(run).close();
  }

  @Test
  void takesOverTheLockOfADeadHolder() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "a");
    Files.writeString(run.lock(), "process 1 since 2020-01-01T00:00:00Z, which is long gone");

    RunLock.acquire(run).close();

    assertThat(run.lock())
        .content()
        .startsWith("process " + ProcessHandle.current().pid() + " since ")
        .doesNotContain("gone");
  }

  @Test
  void keepsTheLockWhenItIsClosedTwice() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "a");
    RunLock first = RunLock.acquire(run);
    first.close();
    RunLock second = RunLock.acquire(run);
    try (second) {
      first.close();

      assertThatThrownBy(() -> RunLock.acquire(run)).hasMessageContaining("in use");
    }
  }

  @Test
  void knowsTheRunByAnotherPath() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "a");
    RunDirectory same = new RunDirectory(folder.resolve("data/../data/a"), run.models());
    RunLock lock = RunLock.acquire(run);
    try (lock) {
      assertThatThrownBy(() -> RunLock.acquire(same)).hasMessageContaining("in use");
    }
  }
}
