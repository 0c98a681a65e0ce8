package io.swingup.sweep;

import io.swingup.run.TrainingRun;
import io.swingup.storage.config.ConfigDifferences;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The directory of a sweep, {@code data/<name>}, the names of the files in it, and the directories
 * of its runs, {@code <name>-seed<seed>}.
 *
 * <p>It is made before any run, and keeps what was asked for in {@code config.yaml} (with the first
 * seed) and {@code sweep.json}, so that only the same sweep continues there.
 *
 * @param root what {@code data} and {@code models} lie in
 * @param name the name of the sweep
 */
public record SweepDirectory(Path root, String name) {

  /**
   * What the configuration does not say.
   *
   * @param seeds the first and the last seed
   * @param initialActor the policy that every run starts from, empty for none
   */
  private record Stored(String seeds, String initialActor) {
    private static Stored of(SweepRequest request) {
      return new Stored(request.seeds().toString(), request.actorName());
    }
  }

  /**
   * Makes the directory, or checks that it is the one of the same request. Before it makes one it
   * makes the first run and discards it, so that what fails for every run leaves nothing.
   *
   * @throws UsageException if the directory is something else's, or another request's
   */
  void claim(SweepRequest request) throws IOException {
    RunDirectory home = home();
    if (Files.exists(request())) {
      requireSame(request);
    } else if (Files.exists(home.data()) || Files.exists(home.models())) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--run must name a new sweep, or one to continue, but %s is there and is none",
              Files.exists(home.data()) ? home.data() : home.models()));
    } else {
      try (TrainingRun trial = TrainingRun.of(request.first())) {
        request.prepare(trial);
      }
      DirectoryWriter.write(home.data(), temporary -> write(request, temporary));
    }
  }

  private void write(SweepRequest request, Path temporary) throws IOException {
    NamedFile.writeString(
        temporary.resolve(home().config().getFileName()), ConfigWriter.toYaml(request.first()));
    NamedFile.writeString(
        temporary.resolve(request().getFileName()), Json.text(Stored.of(request)));
  }

  private void requireSame(SweepRequest request) throws IOException {
    Stored there = Json.read(request(), Stored.class);
    Stored here = Stored.of(request);
    List<String> differences = new ArrayList<>();
    differences.addAll(ConfigDifferences.of("seeds", there.seeds, here.seeds));
    differences.addAll(
        ConfigDifferences.of(TrainingRun.INITIAL_ACTOR, there.initialActor, here.initialActor));
    differences.addAll(ConfigDifferences.of(ConfigReader.of(home()).read(), request.first()));
    if (!differences.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--run must name a new sweep, or one to continue as it was, but %s has %s",
              data(),
              String.join(", ", differences)));
    }
  }

  /**
   * Returns the directories of one run.
   *
   * @param seed its seed
   * @return the directories, whether or not they exist
   * @throws io.swingup.usage.UsageException if they cannot have that name
   */
  public RunDirectory run(long seed) {
    return RunDirectory.of(root, name + "-seed" + seed);
  }

  /** Returns the directories that a run of the sweep's own name would have. */
  RunDirectory home() {
    return RunDirectory.of(root, name);
  }

  /**
   * Returns where the files of the sweep lie.
   *
   * @return the directory, whether or not it exists
   */
  public Path data() {
    return home().data();
  }

  /** Returns the path of what was asked for, besides the settings. */
  Path request() {
    return data().resolve("sweep.json");
  }

  /** Returns the path of one row per training episode of every run. */
  Path returns() {
    return data().resolve("returns.csv");
  }

  /** Returns the path of one row per figure of every run. */
  Path figures() {
    return data().resolve("figures.csv");
  }

  /** Returns the path of one row per figure. */
  Path summary() {
    return data().resolve("summary.csv");
  }

  /**
   * Returns the path of the learning curves of all runs in one picture.
   *
   * @return the path, whether or not it exists
   */
  public Path curve() {
    return data().resolve("learning-curve.png");
  }
}
