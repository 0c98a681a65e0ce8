package io.swingup.storage.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps all others from writing a run. The system gives the lock back when its holder dies, however
 * it dies, so the next one can take it.
 */
public final class RunLock implements AutoCloseable {
  /*
   * The holder of each lock file that this process has locked. On POSIX systems a process loses its
   * lock when it closes any descriptor of the file, so while a lock is held its file is not opened.
   */
  private static final Map<Path, String> HELD = new HashMap<>();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a run.
   *
   * @param run directories that are there
   * @return the lock, to be closed
   * @throws IOException if another process, or another part of this one, holds it; says who
   */
  public static RunLock acquire(RunDirectory run) throws IOException {
    Path file = run.data().toRealPath().resolve(run.lock().getFileName());
    synchronized (HELD) {
      String holder = HELD.get(file);
      if (holder != null) {
        throw inUse(run, holder);
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean taken = false;
      try {
        if (channel.tryLock() == null) {
          throw inUse(run, readHolder(file));
        }
        HELD.put(file, writeHolder(file, channel));
        taken = true;
        return new RunLock(file, channel);
      } finally {
        if (!taken) {
          channel.close();
        }
      }
    }
  }

  private static IOException inUse(RunDirectory run, String holder) {
    return new IOException(
        String.format(Locale.ROOT, "the run %s is in use by %s", run.name(), holder));
  }

  private static String readHolder(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) { // on Windows nobody may read what another process has locked
      return "another process";
    }
  }

  private static String writeHolder(Path file, FileChannel channel) throws IOException {
    String holder =
        String.format(
            Locale.ROOT,
            "process %d since %s",
            ProcessHandle.current().pid(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    try {
      channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    }
    return holder;
  }

  /** Gives the lock back; does nothing a second time. */
  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      if (channel.isOpen()) {
        HELD.remove(file);
        channel.close();
      }
    }
  }
}
