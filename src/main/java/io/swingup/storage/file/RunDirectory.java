package io.swingup.storage.file;

import io.swingup.training.config.Span;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two directories of a run, {@code data/<run>} and {@code models/<run>}, and the names of the
 * files in them.
 *
 * @param data where the histories go
 * @param models where the policies go
 */
public record RunDirectory(Path data, Path models) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /**
   * Makes the directories of a run under the first free name: {@code name}, {@code name-2}, {@code
   * name-3} and so on.
   *
   * @param root what {@code data} and {@code models} lie in
   * @param name the name to begin with
   * @return new, empty directories
   * @throws IOException if they cannot be made
   */
  public static RunDirectory next(Path root, String name) throws IOException {
    for (int number = 1; ; number++) {
      String numbered = number == 1 ? name : name + "-" + number;
      try {
        return create(root, numbered);
      } catch (FileAlreadyExistsException e) {
        if (number == Integer.MAX_VALUE) {
          throw e;
        }
      }
    }
  }

  /**
   * Makes the directories of a run.
   *
   * @param root what {@code data} and {@code models} lie in
   * @param name the name of the run
   * @return new, empty directories
   * @throws FileAlreadyExistsException if either is there
   * @throws UsageException if the name cannot be that of a directory
   * @throws IOException if they cannot be made
   */
  public static RunDirectory create(Path root, String name) throws IOException {
    RunDirectory run = of(root, name);
    DirectoryWriter.create(root.resolve("data"));
    DirectoryWriter.create(root.resolve("models"));
    if (Files.exists(run.models)) {
      throw new FileAlreadyExistsException(run.models.toString());
    }
    Files.createDirectory(run.data);
    Files.createDirectory(run.models);
    return run;
  }

  /**
   * Returns the directories of a run that is there.
   *
   * @param directory either of its directories, such as {@code models/pendulum-seed0}, or a link to
   *     one
   * @return both
   * @throws UsageException if there is no such run; says how one is named
   */
  public static RunDirectory existing(Path directory) {
    return RunFinder.find(directory);
  }

  /**
   * Returns all runs.
   *
   * @param root what {@code data} and {@code models} lie in
   * @return their directories, by name; none where there is no {@code data}
   * @throws IOException if {@code data} cannot be read
   */
  public static List<RunDirectory> all(Path root) throws IOException {
    Path data = root.resolve("data");
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(RunDirectory::isName)
          .sorted()
          .map(name -> of(root, name))
          .filter(RunFinder::isThere)
          .toList();
    }
  }

  /**
   * Says whether the run came to its end.
   *
   * @return true if its last policy and the manifest are written
   */
  public boolean isFinished() {
    return Files.isRegularFile(manifest());
  }

  /**
   * Deletes the directories of a run with all that is in them; does nothing where there are none.
   *
   * @param root what {@code data} and {@code models} lie in
   * @param name the name of the run
   * @throws UsageException if the name cannot be that of a directory
   * @throws IOException if something cannot be deleted
   */
  public static void delete(Path root, String name) throws IOException {
    RunDirectory run = of(root, name);
    if (Files.isDirectory(run.data)) {
      RunLock.acquire(run).close(); // nobody may be writing it
    }
    DirectoryWriter.delete(run.models);
    DirectoryWriter.delete(run.data); // last, as it is what tells that there is a run
  }

  /** Says whether a run may have a name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /**
   * Returns the directories that a run has or would have.
   *
   * @param root what {@code data} and {@code models} lie in
   * @param name the name of the run
   * @return both, whether or not they exist
   * @throws UsageException if the name cannot be that of a directory
   */
  public static RunDirectory of(Path root, String name) {
    if (!isName(name)) {
      throw new UsageException(
          "run must be up to 100 letters, digits, '.', '_' or '-', the first a letter or digit, was \""
              + name
              + "\"");
    }
    return new RunDirectory(
        root.resolve("data").resolve(name).normalize(),
        root.resolve("models").resolve(name).normalize());
  }

  /**
   * Returns the name of the run.
   *
   * @return the last part of both directories
   */
  public String name() {
    return String.valueOf(data.getFileName());
  }

  /**
   * Returns the path of every setting that was in force.
   *
   * @return the path, whether or not it exists
   */
  public Path config() {
    return data.resolve("config.yaml");
  }

  /**
   * Returns the path of one row per training episode.
   *
   * @return the path, whether or not it exists
   */
  public Path episodes() {
    return data.resolve("episodes.csv");
  }

  /**
   * Returns the path of one row per evaluation without noise.
   *
   * @return the path, whether or not it exists
   */
  public Path evaluations() {
    return data.resolve("evaluations.csv");
  }

  /**
   * Returns the path of the episodes as stable-baselines3 writes them.
   *
   * @return the path, whether or not it exists
   */
  public Path monitor() {
    return data.resolve("monitor.csv");
  }

  /**
   * Returns the path of TensorBoard's event file.
   *
   * @return the path, whether or not it exists
   */
  public Path events() {
    return data.resolve("events.out.tfevents.0.swingup");
  }

  /**
   * Returns the path of one row per environment step, with a trace.
   *
   * @return the path, whether or not it exists
   */
  public Path steps() {
    return data.resolve("steps.csv");
  }

  /**
   * Returns where a picture of the run goes.
   *
   * @param file its name
   * @return the file, in the directory of the histories
   */
  public Path picture(String file) {
    return data.resolve(file);
  }

  /**
   * Returns where the last policy lies.
   *
   * @return a SavedModel, once the run is finished
   */
  public Path policy() {
    return models.resolve("policy");
  }

  /**
   * Returns the path of a SavedModel of the best policy so far.
   *
   * @return the path, whether or not it exists
   */
  public Path best() {
    return models.resolve("best");
  }

  /**
   * Returns where the last critic lies.
   *
   * @return a SavedModel, once the run is finished
   */
  public Path critic() {
    return models.resolve("critic");
  }

  /**
   * Returns the path of a SavedModel of the complete training.
   *
   * @return the path, whether or not it exists
   */
  public Path trainer() {
    return models.resolve("trainer");
  }

  /**
   * Returns the path of the directory of the checkpoints.
   *
   * @return the path, whether or not it exists
   */
  public Path checkpoints() {
    return models.resolve("checkpoints");
  }

  /**
   * Returns the path of the directory of the policies along the way.
   *
   * @return the path, whether or not it exists
   */
  public Path snapshots() {
    return models.resolve("snapshots");
  }

  /**
   * Returns the path of the file that the process that writes the run locks.
   *
   * @return the path, whether or not it exists
   */
  public Path lock() {
    return data.resolve(".lock");
  }

  /**
   * Returns where a policy along the way lies.
   *
   * @param after the steps or episodes that it had learned from; 0 episodes for the one before
   *     training
   * @return a SavedModel, where there is one
   */
  public Path snapshot(Span after) {
    String name = after.unit() == Span.Unit.EPISODES ? "episode-%04d" : "step-%09d";
    return snapshots().resolve(String.format(Locale.ROOT, name, after.length()));
  }

  /**
   * Returns the path of what made the models.
   *
   * @return the path, whether or not it exists
   */
  public Path manifest() {
    return models.resolve("manifest.json");
  }
}
