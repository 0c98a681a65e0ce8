package io.swingup.environment.gymnasium;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentException;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.usage.UsageException;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * An environment of Gymnasium. Its state is in Python and cannot be saved; its time limit is
 * Gymnasium's. Observations of any shape are one vector, row by row.
 */
final class GymnasiumEnvironment implements Environment {
  /** The argument that says how to draw. */
  static final String RENDER_MODE = "render_mode";

  /** Its value for pixels. */
  static final String PIXELS = "rgb_array";

  private static final Logger LOG = LogManager.getLogger(GymnasiumEnvironment.class);
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();
  private static final int PROTOCOL = 1;
  private static final int BYTE = 0xff;

  private final PythonProcess process;
  private final EnvironmentSpec spec;
  private final boolean drawn;
  private final ByteBuffer frame;
  private boolean begun;
  private boolean over;

  private GymnasiumEnvironment(PythonProcess process, EnvironmentSpec spec, boolean drawn) {
    this.process = process;
    this.spec = spec;
    this.drawn = drawn;
    frame = PythonProcess.buffer(1 + Double.BYTES * spec.action().size());
  }

  /**
   * Makes an environment.
   *
   * @param id its id with the prefix
   * @param arguments the keyword arguments of {@code gymnasium.make}
   * @param process where to make it; from now on the environment's to close
   * @throws UsageException if Gymnasium has no such environment, or its spaces are not continuous
   * @throws EnvironmentException if it fails
   */
  static GymnasiumEnvironment make(
      String id, SortedMap<String, Object> arguments, PythonProcess process) {
    boolean complete = false;
    try {
      byte[] request = request(id.substring(GymnasiumProvider.PREFIX.length()), arguments);
      ByteBuffer frame = PythonProcess.buffer(1 + request.length).put((byte) 'M').put(request);
      EnvironmentSpec spec = spec(id, process.ask(frame, 'S'));
      complete = true;
      return new GymnasiumEnvironment(process, spec, PIXELS.equals(arguments.get(RENDER_MODE)));
    } finally {
      if (!complete) {
        process.close();
      }
    }
  }

  private static byte[] request(String name, SortedMap<String, Object> arguments) {
    try {
      return new ObjectMapper()
          .writeValueAsString(Map.of("id", name, "parameters", arguments))
          .getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts cannot be written as JSON", e);
    }
  }

  private static EnvironmentSpec spec(String id, ByteBuffer spaces) {
    int protocol = spaces.getInt();
    if (protocol != PROTOCOL) {
      throw new EnvironmentException(
          id, "its Python process speaks protocol " + protocol + " instead of " + PROTOCOL);
    }
    int observationSize = spaces.getInt();
    int actionSize = spaces.getInt();
    if (spaces.getInt() == 0 && WARNED.add(id)) { // max_episode_steps
      LOG.warn("{} may have episodes without end; environment.time_limit cuts them off", id);
    }
    try {
      return new EnvironmentSpec(id, box(spaces, observationSize), box(spaces, actionSize));
    } catch (IllegalArgumentException e) {
      throw new UsageException(id + ": " + e.getMessage());
    }
  }

  private static Box box(ByteBuffer spaces, int size) {
    return new Box(vector(spaces, size), vector(spaces, size));
  }

  private static FloatVector vector(ByteBuffer bytes, int size) {
    float[] values = new float[size];
    bytes.asFloatBuffer().get(values);
    bytes.position(bytes.position() + Float.BYTES * size);
    return FloatVector.of(values); // [size]
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public TimeStep reset(long seed) {
    return begin(PythonProcess.buffer(1 + Long.BYTES).put((byte) 'R').putLong(seed));
  }

  @Override
  public TimeStep reset() {
    return begin(PythonProcess.buffer(1).put((byte) 'R'));
  }

  private TimeStep begin(ByteBuffer request) {
    TimeStep step = result(process.ask(request, 'T'));
    begun = true;
    over = false;
    return TimeStep.first(step.observation());
  }

  @Override
  public TimeStep step(double... action) {
    if (!begun || over) {
      throw new IllegalStateException(
          begun ? "reset before the next step: episode is over" : "reset before the first step");
    }
    double[] clipped = spec.clipped(action); // before the frame is begun
    frame.put((byte) 'A');
    for (double each : clipped) {
      frame.putDouble(each);
    }
    TimeStep step = result(process.ask(frame, 'T'));
    over = step.isLast();
    return step;
  }

  private static TimeStep result(ByteBuffer answer) {
    double reward = answer.getDouble();
    boolean terminated = answer.get() != 0;
    boolean truncated = answer.get() != 0;
    FloatVector observation = vector(answer, answer.remaining() / Float.BYTES);
    if (terminated) {
      return TimeStep.termination(observation, reward);
    }
    return truncated
        ? TimeStep.truncation(observation, reward)
        : TimeStep.transition(observation, reward);
  }

  @Override
  public Optional<BufferedImage> picture() {
    return drawn
        ? Optional.of(image(process.ask(PythonProcess.buffer(1).put((byte) 'D'), 'P')))
        : Optional.empty();
  }

  private BufferedImage image(ByteBuffer pixels) {
    int width = pixels.getInt();
    int height = pixels.getInt();
    if (width < 1 || height < 1 || pixels.remaining() != 3L * width * height) {
      throw new EnvironmentException(
          spec.id(), "it drew " + pixels.remaining() + " bytes for " + width + " x " + height);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = pixels.get() & BYTE;
        int green = pixels.get() & BYTE;
        image.setRGB(x, y, (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | (pixels.get() & BYTE));
      }
    }
    return image;
  }

  @Override
  public void close() {
    process.close();
  }
}
