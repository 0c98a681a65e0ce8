package io.swingup.storage.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Held by one at a time, of all processes and of the threads of this one; whoever comes later
 * waits. The system gives it back when its holder dies, however it dies.
 */
public final class FileMutex implements AutoCloseable {
  /* A process may neither lock a file twice nor close it elsewhere while it holds the lock. */
  private static final Map<Path, Semaphore> HERE = new ConcurrentHashMap<>();

  private final Semaphore here;
  private final FileChannel channel;

  private FileMutex(Semaphore here, FileChannel channel) {
    this.here = here;
    this.channel = channel;
  }

  /**
   * Takes it, as soon as nobody else has it.
   *
   * @param file the file to lock, in a directory that is there; made, and left
   * @return the mutex, to be closed
   * @throws IOException if the file cannot be locked
   */
  public static FileMutex acquire(Path file) throws IOException {
    Path real = file.toAbsolutePath().normalize();
    Semaphore here = HERE.computeIfAbsent(real, x -> new Semaphore(1));
    here.acquireUninterruptibly();
    boolean taken = false;
    try {
      FileMutex mutex = new FileMutex(here, open(real));
      taken = true;
      return mutex;
    } catch (IOException e) {
      throw NamedFile.named(file, e);
    } finally {
      if (!taken) {
        here.release();
      }
    }
  }

  private static FileChannel open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      channel.lock(); // until the channel is closed
      locked = true;
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /** Gives it back. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      here.release();
    }
  }
}
