package io.swingup.environment.gymnasium;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swingup.environment.EnvironmentException;
import io.swingup.usage.OtherPrograms;
import io.swingup.usage.UsageException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A Python process that answers frames: a length of four bytes, then as many bytes, of which the
 * first is the kind; all little-endian. A thread watches that each answer comes in time.
 *
 * <p>What Python prints goes to the error stream of this process. Whoever starts it closes it.
 */
final class PythonProcess implements AutoCloseable {
  private static final String SCRIPT = "bridge.py";
  private static final int LENGTH = 4; // bytes
  private static final int MAX_LENGTH = 1 << 28;
  private static final int SMALL = 4096;
  private static final int MAX_EXIT_CODE = 128; // above that, a signal ended the process
  private static final long PATIENCE_SECONDS = 4; // to end when told to, one more than it takes

  private final String id;
  private final Process process;
  private final Duration deadline;
  private final OutputStream out;
  private final DataInputStream in;
  private ByteBuffer answer = buffer(SMALL);
  private volatile long due; // by System.nanoTime; 0 while nothing is asked
  private volatile boolean late;

  private PythonProcess(String id, Process process, Duration deadline) {
    this.id = id;
    this.process = process;
    this.deadline = deadline;
    out = process.getOutputStream();
    in = new DataInputStream(process.getInputStream());
  }

  /**
   * Starts Python.
   *
   * @param id the environment that it is for, to name in messages
   * @param python the interpreter, a path or a name on the path
   * @param deadline what an answer may take
   * @throws UsageException if there is no such interpreter
   */
  static PythonProcess start(String id, String python, Duration deadline) {
    ProcessBuilder command =
        OtherPrograms.command(python, "-u", "-c", script())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      PythonProcess started = new PythonProcess(id, command.start(), deadline);
      Thread watch = new Thread(started::watch, "deadline of " + id);
      watch.setDaemon(true);
      watch.start();
      return started;
    } catch (IOException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s needs a Python with gymnasium, which --python names, but %s cannot be run: %s",
              id,
              python,
              e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
    }
  }

  private static String script() {
    try (InputStream in = PythonProcess.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + SCRIPT + " is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns a buffer for a frame; {@link #ask} writes its length.
   *
   * @param size the bytes that follow the length
   */
  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(LENGTH + size).order(ByteOrder.LITTLE_ENDIAN).position(LENGTH);
  }

  /**
   * Sends a frame and waits for the answer.
   *
   * @param frame made by {@link #buffer}, filled up to its position; left as new
   * @param expected the kind of the answer
   * @return what follows the kind, valid until the next frame is sent
   * @throws UsageException if Python says that the user is wrong
   * @throws EnvironmentException if the environment fails, or the process ends or is late
   */
  ByteBuffer ask(ByteBuffer frame, char expected) {
    int length = frame.position();
    frame.putInt(0, length - LENGTH).position(LENGTH);
    due = (System.nanoTime() + deadline.toNanos()) | 1; // never 0
    try {
      out.write(frame.array(), frame.arrayOffset(), length);
      out.flush();
      receive();
    } catch (IOException e) {
      throw ended();
    } finally {
      due = 0;
    }
    char kind = (char) answer.get();
    if (kind == expected) {
      return answer;
    }
    String text = UTF_8.decode(answer).toString();
    throw switch (kind) {
      case 'U' -> new UsageException(id + ": " + text);
      case 'E' -> new EnvironmentException(id, text);
      default -> new EnvironmentException(id, "its Python process answered with a frame " + kind);
    };
  }

  private void receive() throws IOException {
    int length = Integer.reverseBytes(in.readInt());
    if (length < 1 || length > MAX_LENGTH) {
      throw new EnvironmentException(
          id, "its Python process answered with a frame of " + length + " bytes");
    }
    if (answer.capacity() < length) {
      answer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
    in.readFully(answer.array(), 0, length);
    answer.clear().limit(length);
  }

  private EnvironmentException ended() {
    if (late) {
      return new EnvironmentException(
          id,
          String.format(
              Locale.ROOT,
              "its Python process did not answer within %d s; SWINGUP_JAVA_OPTIONS=-D%s=SECONDS allows"
                  + " more",
              deadline.toSeconds(),
              Deadline.PROPERTY));
    }
    if (!endsInTime()) {
      return new EnvironmentException(id, "its Python process closed its output");
    }
    int exitCode = process.exitValue();
    return new EnvironmentException(
        id,
        exitCode > MAX_EXIT_CODE
            ? "its Python process was ended by signal " + (exitCode - MAX_EXIT_CODE)
            : "its Python process ended with exit code " + exitCode);
  }

  private void watch() {
    try {
      while (!process.waitFor(1, TimeUnit.SECONDS)) {
        long limit = due;
        if (limit != 0 && System.nanoTime() - limit > 0) {
          late = true;
          kill();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /* What Python has started holds its output open. */
  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private boolean endsInTime() {
    try {
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Tells Python to close the environment and waits; one that does not end is ended. */
  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      // It has ended before.
    }
    if (!endsInTime()) {
      kill();
    }
  }
}
