package io.swingup.storage.checkpoint;

import io.swingup.agent.Agent;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.HistoryRecorder;
import io.swingup.storage.model.NativeMessage;
import io.swingup.storage.model.RunPart;
import io.swingup.storage.model.WeightFile;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Everything that a run needs to be resumed: variables in TensorFlow's format (V2), the replay
 * buffer, the configuration, the best policy so far, and the rest as JSON.
 *
 * @param directory the directory, complete
 * @param state what is kept as JSON
 */
public record Checkpoint(Path directory, CheckpointState state) {
  private static final Logger LOG = LogManager.getLogger(Checkpoint.class);
  private static final String VARIABLES = "variables";
  private static final String REPLAY = "replay.bin";
  private static final String STATE = "state.json";
  private static final String CONFIG = "config.yaml";
  private static final String BEST = "best";

  /** What a checkpoint is called, hidden, before it is complete. */
  static final String STAGING = "staging";

  /**
   * Says whether a run has a checkpoint.
   *
   * @param run the directories of the run
   * @return true if there is one, even if it is damaged
   * @throws IOException if the directories cannot be read
   */
  public static boolean isThereOne(RunDirectory run) throws IOException {
    return !new Checkpoints(run.checkpoints()).newestFirst().isEmpty();
  }

  /**
   * Reads the newest complete checkpoint of a run; warns of damaged ones that are newer.
   *
   * @param run the directories of the run
   * @return the checkpoint
   * @throws IOException if there is none, or a newer version of Swingup wrote it
   */
  public static Checkpoint newest(RunDirectory run) throws IOException {
    Path directory = new Checkpoints(run.checkpoints()).newestWhole();
    int format = CheckpointManifest.format(directory);
    return new Checkpoint(directory, CheckpointState.read(directory.resolve(STATE), format));
  }

  /**
   * A checkpoint of which all is there that may change from here on.
   *
   * @param staging a hidden directory with the variables and the best policy
   * @param variables the variables in the order of their file
   * @param config the configuration as YAML
   * @param state what is kept as JSON
   * @param transitions the state of the replay buffer
   */
  record Draft(
      Path staging,
      WeightFile variables,
      String config,
      CheckpointState state,
      ByteBuffer transitions) {

    /** Writes the checkpoint and deletes all but the newest; deletes the draft in any case. */
    void complete(Checkpoints checkpoints, int kept, HistoryRecorder histories) throws IOException {
      try {
        histories.force(); // a checkpoint must not name more of them than is on the disk
        checkpoints.write(
            state.training().totalSteps(),
            kept,
            directory -> {
              variables.requireFinite(staging.resolve(VARIABLES + WeightFile.DATA));
              DirectoryWriter.moveAll(staging, directory);
              write(transitions, directory.resolve(REPLAY));
              NamedFile.writeString(directory.resolve(CONFIG), config);
              NamedFile.writeString(directory.resolve(STATE), Json.text(state));
            });
      } finally {
        DirectoryWriter.delete(staging);
      }
    }
  }

  /** Copies what may change into a hidden directory of its own, or leaves nothing. */
  static Draft draft(
      RunDirectory run, RunConfig config, CheckpointState state, CheckpointRecorder.Sources sources)
      throws IOException {
    Path staging =
        DirectoryWriter.createTemporary(DirectoryWriter.create(run.checkpoints()), STAGING);
    boolean complete = false;
    try {
      WeightFile.write(sources.agent()::save, staging.resolve(VARIABLES));
      if (state.best().isPresent()) {
        DirectoryWriter.copy(run.best(), Files.createDirectory(staging.resolve(BEST)));
      }
      String settings = ConfigWriter.toYaml(config);
      Draft draft =
          new Draft(staging, sources.variables(), settings, state, sources.replay().state());
      complete = true;
      return draft;
    } finally {
      if (!complete) {
        DirectoryWriter.delete(staging);
      }
    }
  }

  private static void write(ByteBuffer bytes, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Refuses to resume with other settings than those of the checkpoint; the budget, what is
   * recorded, device and threads may change.
   *
   * @param config the configuration to resume with
   * @throws UsageException if another setting has changed; names each that has
   * @throws IOException if the configuration of the checkpoint cannot be read
   */
  public void requireSameSettings(RunConfig config) throws IOException {
    Path file = directory.resolve(CONFIG);
    if (Files.isRegularFile(file)) { // older versions of Swingup did not keep it
      SameSettings.require(read(file), config);
    }
  }

  private static RunConfig read(Path config) throws IOException {
    try {
      return ConfigReader.of(config).read();
    } catch (UsageException e) { // the program has changed, not what the user wrote
      throw new IOException(config + " cannot be read by this version: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the parts of the run once it is resumed here; warns if the bits of its numbers can
   * differ from those of a run that was never stopped.
   *
   * @param versions the versions of what resumes it
   * @return the parts so far, and one more if something has changed
   */
  public List<RunPart> partsWith(Map<String, String> versions) {
    List<RunPart> before = state.parts();
    List<RunPart> parts = RunPart.resumed(before, state.training().totalSteps(), versions);
    String differences = parts.get(parts.size() - 1).differences(before.get(before.size() - 1));
    if (!differences.isEmpty()) {
      LOG.warn("the bits can differ from those of a run that was never stopped: {}", differences);
    }
    return parts;
  }

  /**
   * Gives an agent its variables and a replay buffer its transitions, and deletes the damaged
   * checkpoints that are newer than this one. Warns of a checkpoint without a configuration, which
   * {@link #requireSameSettings} lets pass.
   *
   * @param agent an agent with the layers of the one that was saved
   * @param replay a buffer with the sizes of the one that was saved
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if something has other sizes
   */
  public void restore(Agent agent, ReplayBuffer replay) throws IOException {
    try {
      agent.restore(directory.resolve(VARIABLES).toAbsolutePath().toString());
    } catch (TensorFlowException e) {
      throw new IOException(directory + " has other variables: " + NativeMessage.of(e), e);
    }
    byte[] transitions = Files.readAllBytes(directory.resolve(REPLAY));
    replay.restore(
        CheckpointManifest.format(directory) <= 4
            ? Format4.migrate(transitions, replay.capacity())
            : ByteBuffer.wrap(transitions));
    if (!Files.isRegularFile(directory.resolve(CONFIG))) {
      LOG.warn("{} has no {}: whether a setting has changed is not known", directory, CONFIG);
    }
    new Checkpoints(directory.resolveSibling("")).discardNewerThan(directory);
  }

  /**
   * Returns where the best policy of then lies.
   *
   * @return a SavedModel; missing where {@code state().best()} is empty
   */
  public Path best() {
    return directory.resolve(BEST);
  }
}
