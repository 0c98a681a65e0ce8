package io.swingup.storage.checkpoint;

import io.swingup.agent.graph.DdpgAgent;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.NativeMessage;
import io.swingup.storage.model.WeightFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Everything that it takes to go on with a run: variables in TensorFlow's format (V2), the replay
 * buffer, the best policy so far, and the rest as JSON.
 *
 * @param directory the directory, whole
 * @param state what is kept as JSON
 */
public record Checkpoint(Path directory, CheckpointState state) {
  private static final String VARIABLES = "variables";
  private static final String REPLAY = "replay.bin";
  private static final String STATE = "state.json";
  private static final String BEST = "best";

  /** What the name of a checkpoint begins with before it is complete. */
  static final String STAGING = ".staging.tmp";

  /**
   * Reads the newest whole checkpoint of a run; warns of damaged ones that are newer.
   *
   * @param run the directories of the run
   * @return the checkpoint
   * @throws IOException if there is none, or another version of Swingup wrote it
   */
  public static Checkpoint newest(RunDirectory run) throws IOException {
    Path directory = new Checkpoints(run.checkpoints()).newestWhole();
    return new Checkpoint(directory, Json.read(directory.resolve(STATE), CheckpointState.class));
  }

  /**
   * A checkpoint of which all is there that may change from here on.
   *
   * @param staging a hidden directory with the variables and the best policy
   * @param state what is kept as JSON
   * @param transitions the state of the replay buffer
   */
  record Draft(Path staging, CheckpointState state, ByteBuffer transitions) {
    /** Writes the checkpoint and deletes all but the newest. */
    void complete(Checkpoints checkpoints, int kept) throws IOException {
      checkpoints.write(
          state.training().totalSteps(),
          kept,
          directory -> {
            requireFinite(staging.resolve(VARIABLES + WeightFile.DATA));
            DirectoryWriter.moveAll(staging, directory);
            write(transitions, directory.resolve(REPLAY));
            NamedFile.writeString(directory.resolve(STATE), Json.text(state));
          });
      DirectoryWriter.delete(staging);
    }
  }

  /** Copies what may change into a hidden directory of its own. */
  static Draft draft(
      Path staging, CheckpointState state, CheckpointRecorder.Sources sources, Path best)
      throws IOException {
    WeightFile.write(sources.agent()::saveTrainer, staging.resolve(VARIABLES));
    if (state.best() != null) {
      DirectoryWriter.copy(best, Files.createDirectory(staging.resolve(BEST)));
    }
    return new Draft(staging, state, sources.replay().state());
  }

  private static void write(ByteBuffer bytes, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static void requireFinite(Path data) throws IOException {
    FloatBuffer numbers =
        ByteBuffer.wrap(Files.readAllBytes(data)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    while (numbers.hasRemaining()) {
      float number = numbers.get();
      if (!Float.isFinite(number)) {
        throw new IOException("every variable must be finite, but one holds " + number);
      }
    }
  }

  /**
   * Gives an agent its variables and a replay buffer its transitions.
   *
   * @param agent an agent with the layers of the one that was saved
   * @param replay a buffer with the sizes of the one that was saved
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if something has other sizes
   */
  public void restore(DdpgAgent agent, ReplayBuffer replay) throws IOException {
    try {
      agent.restoreTrainer(directory.resolve(VARIABLES).toAbsolutePath().toString());
    } catch (TensorFlowException e) {
      throw new IOException(directory + " has other variables: " + NativeMessage.of(e), e);
    }
    replay.restore(ByteBuffer.wrap(Files.readAllBytes(directory.resolve(REPLAY))));
  }

  /**
   * Returns where the best policy of then lies.
   *
   * @return a SavedModel; missing where {@code state().best()} is null
   */
  public Path best() {
    return directory.resolve(BEST);
  }
}
