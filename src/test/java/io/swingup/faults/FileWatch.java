package io.swingup.faults;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what a process does to the files of a folder; the system tells, nobody polls. */
final class FileWatch implements AutoCloseable {
  private final WatchService notices;

  FileWatch(Path folder) throws IOException {
    notices = folder.getFileSystem().newWatchService();
    watch(folder.toFile());
  }

  /** Waits until something holds of the files, or until the process has ended. */
  void await(Child child, BooleanSupplier condition) throws IOException, InterruptedException {
    await(child::isRunning, condition);
  }

  /** Waits until something holds of the files, or until something runs no longer. */
  void await(BooleanSupplier running, BooleanSupplier condition)
      throws IOException, InterruptedException {
    while (running.getAsBoolean() && !condition.getAsBoolean()) {
      WatchKey key = notices.poll(1, TimeUnit.SECONDS); // after the end there are no more
      if (key != null) {
        for (WatchEvent<?> event : key.pollEvents()) {
          if (event.context() instanceof Path name) {
            watch(((Path) key.watchable()).resolve(name).toFile());
          }
        }
        key.reset();
      }
    }
  }

  /* With all that is below it already. */
  private void watch(File file) throws IOException {
    if (Files.isDirectory(file.toPath()) && !file.isHidden()) {
      try {
        file.toPath().register(notices, ENTRY_CREATE, ENTRY_MODIFY);
      } catch (NoSuchFileException | NotDirectoryException e) {
        return; // it came and went
      }
      for (File each : Objects.requireNonNullElse(file.listFiles(), new File[0])) {
        watch(each);
      }
    }
  }

  @Override
  public void close() throws IOException {
    notices.close();
  }
}
