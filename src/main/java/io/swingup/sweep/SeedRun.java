package io.swingup.sweep;

import io.swingup.run.TrainingRun;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.config.ConfigDifferences;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.storage.model.Manifest;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Brings one run of a sweep to its end from wherever it is. */
public final class SeedRun implements Callable<Optional<SeedResult>> {
  private final SweepDirectory directory;
  private final SweepRequest request;
  private final RunConfig config;
  private final SweepListener listener;
  private final BooleanSupplier stop;
  private final boolean raises;
  private final RunDirectory run;

  /**
   * Prepares it.
   *
   * @param directory where the sweep is kept
   * @param request the sweep
   * @param config the run
   * @param listener what is told of it
   * @param stop asked after each environment step; the run then stops at a checkpoint
   * @param raises whether one that was begun with a smaller budget goes on to this one
   */
  public SeedRun(
      SweepDirectory directory,
      SweepRequest request,
      RunConfig config,
      SweepListener listener,
      BooleanSupplier stop,
      boolean raises) {
    this.directory = directory;
    this.request = request;
    this.config = config;
    this.listener = listener;
    this.stop = stop;
    this.raises = raises;
    run = directory.run(config.seed());
  }

  /**
   * Reads a finished run, resumes one with a checkpoint, and starts all others.
   *
   * @return its result; empty if it was told to stop before the end
   * @throws IOException if something cannot be read or written, or what is there is another run
   */
  @Override
  public Optional<SeedResult> call() throws IOException {
    boolean exists = Files.exists(run.data());
    boolean smaller = exists && hasSmallerBudget();
    if (exists && !smaller) {
      requireSameSettings();
    }
    if (exists && !smaller && run.isFinished()) {
      requireSameStart(Manifest.read(run.manifest()).versions());
      return Optional.of(SeedResult.read(config.seed(), run, false));
    }
    if (stop.getAsBoolean()) {
      return Optional.empty();
    }
    return exists ? continueRun() : start();
  }

  private Optional<SeedResult> continueRun() throws IOException {
    if (!Checkpoint.isThereOne(run)) {
      listener.onRestart(config.seed());
      RunDirectory.delete(directory.root(), run.name());
      return start();
    }
    Checkpoint checkpoint = Checkpoint.newest(run);
    requireSameStart(checkpoint.state().versions());
    listener.onResume(config.seed(), checkpoint.directory());
    try (TrainingRun training = TrainingRun.of(config)) {
      return train(training, checkpoint);
    }
  }

  private Optional<SeedResult> start() throws IOException {
    try (TrainingRun training = TrainingRun.of(config)) {
      request.prepare(training);
      RunDirectory.create(directory.root(), run.name());
      NamedFile.replaceString(run.config(), ConfigWriter.toYaml(config)); // says whose it is
      return train(training, null);
    }
  }

  private Optional<SeedResult> train(TrainingRun training, @Nullable Checkpoint checkpoint)
      throws IOException {
    RunLock lock = RunLock.acquire(run);
    try (lock) {
      if (!training.train(run, checkpoint, new TrainingListener() {}, stop)) {
        return Optional.empty();
      }
    }
    return Optional.of(SeedResult.read(config.seed(), run, true));
  }

  /* If so, and if that alone differs. */
  private boolean hasSmallerBudget() throws IOException {
    if (!raises || !Files.exists(run.config())) {
      return false;
    }
    Span before = ConfigReader.of(run).read().training().budget();
    Span budget = config.training().budget();
    return before.unit() == budget.unit()
        && before.length() < budget.length()
        && ConfigDifferences.of(
                ConfigReader.of(run).set("training.budget", budget.toString()).read(), config)
            .isEmpty();
  }

  private void requireSameSettings() throws IOException {
    if (!Files.exists(run.config()) && isBare(run.data()) && isBare(run.models())) {
      return; // killed before the configuration was written
    }
    requireNone(ConfigDifferences.of(ConfigReader.of(run).read(), config));
  }

  private void requireSameStart(Map<String, String> versions) throws IOException {
    String before = versions.getOrDefault(TrainingRun.INITIAL_ACTOR, "");
    requireNone(ConfigDifferences.of(TrainingRun.INITIAL_ACTOR, before, request.actorName()));
  }

  private void requireNone(List<String> differences) throws IOException {
    if (!differences.isEmpty()) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s belongs to another run: it has %s",
              run.data(),
              String.join(", ", differences)));
    }
  }

  /* Hidden files do not count: the lock, and what was not yet renamed. */
  private static boolean isBare(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return !Files.exists(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.allMatch(file -> String.valueOf(file.getFileName()).startsWith("."));
    }
  }
}
