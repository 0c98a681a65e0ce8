package io.swingup.sweep.search;

import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.FileMutex;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.CsvTable;
import io.swingup.sweep.SweepDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The directory of a search, {@code data/<name>}. It is made, with the plan, before any trial.
 *
 * @param root what {@code data} and {@code models} lie in
 * @param name the name of the search
 */
public record SearchDirectory(Path root, String name) {
  private static final Logger LOG = LogManager.getLogger(SearchDirectory.class);

  /** Returns where its files lie, whether or not it exists. */
  public Path data() {
    return RunDirectory.of(root, name).data();
  }

  /** Returns what was asked for, as it was written. */
  Path request() {
    return data().resolve("sweep.yaml");
  }

  /** Returns the configuration of a trial, which a trial is started with. */
  public Path config(SearchTrial trial) {
    return file(trial, ".yaml");
  }

  /** Returns what became of a trial. */
  public Path result(SearchTrial trial) {
    return file(trial, ".json");
  }

  /** Returns what the process of a trial said. */
  public Path log(SearchTrial trial) {
    return file(trial, ".log");
  }

  private Path file(SearchTrial trial, String suffix) {
    String rung = trial.rung() == 0 ? "" : "-rung" + trial.rung();
    return data().resolve("trials").resolve(trial.number() + rung + suffix);
  }

  /** Returns the copy of the file of the base, if there was one. */
  private Path base() {
    return data().resolve("base.yaml");
  }

  /** Returns the first part of the name of a trial's run; its seed follows. */
  public String runs(SearchTrial trial) {
    return runs(trial.configuration());
  }

  private String runs(int configuration) {
    return name + "-" + configuration;
  }

  /** Returns the run of a trial. */
  public RunDirectory run(SearchTrial trial) {
    return run(trial.configuration(), trial.seed());
  }

  /**
   * Returns the run of a trial.
   *
   * @param configuration the number of the combination of settings, from 1
   * @param seed the seed of the trial
   */
  public RunDirectory run(int configuration, long seed) {
    return new SweepDirectory(root, runs(configuration)).run(seed);
  }

  /**
   * Makes the directory with its plan, or checks that it is that of the same request. Of several
   * processes that come at the same time one makes it.
   *
   * @param file what was asked for
   * @param search the same, read
   * @return the trials
   * @throws UsageException if a setting is wrong, or the directory is something else's
   * @throws IOException if something cannot be read or written
   */
  public List<SearchTrial> claim(Path file, SearchFile search) throws IOException {
    List<SearchTrial> trials = SearchPlan.of(search);
    SearchChecks.require(kept(search), trials);
    String text = NamedFile.readString(file);
    if (!Files.exists(data())) {
      DirectoryWriter.create(root.resolve("data"));
      FileMutex mutex = lock();
      try (mutex) {
        if (!Files.exists(data())) {
          DirectoryWriter.write(data(), temporary -> write(temporary, text, search, trials));
        }
      }
    }
    requireSame(text);
    sayIfTheBaseHasChanged(search);
    return trials;
  }

  /** Takes what guards the plan, the tables and what else more than one trial has a part in. */
  public FileMutex lock() throws IOException {
    return FileMutex.acquire(data().resolveSibling("." + name + ".lock"));
  }

  private void requireSame(String text) throws IOException {
    if (!Files.exists(request()) || !NamedFile.readString(request()).equals(text)) {
      throw new UsageException(
          "name must be that of a new sweep, or of one to continue as it was, but "
              + data()
              + " is there and was made for something else");
    }
  }

  private void sayIfTheBaseHasChanged(SearchFile search) throws IOException {
    String config = search.base().config();
    if (config != null
        && Files.exists(base())
        && !(Files.exists(Path.of(config)) && Files.mismatch(Path.of(config), base()) < 0)) {
      LOG.warn("{} has changed; the sweep goes on with {}", config, base());
    }
  }

  /**
   * Reads what was asked for when the directory was made.
   *
   * @throws UsageException if it is not what it must be
   * @throws IOException if it cannot be read
   */
  public SearchFile search() throws IOException {
    return kept(SearchFile.read(request(), true));
  }

  /** Returns a search as it was when the directory was made. */
  SearchFile kept(SearchFile search) {
    return Files.exists(base()) ? search.over(base()) : search;
  }

  private static void write(Path folder, String text, SearchFile search, List<SearchTrial> trials)
      throws IOException {
    NamedFile.writeString(folder.resolve("sweep.yaml"), text);
    if (search.base().config() != null) {
      Files.copy(Path.of(search.base().config()), folder.resolve("base.yaml"));
    }
    Files.createDirectory(folder.resolve("trials"));
    List<String> columns = new ArrayList<>(List.of("trial", "configuration", "seed"));
    columns.addAll(search.parameters().keySet());
    try (CsvTable plan = new CsvTable(folder.resolve("plan.csv"), columns)) {
      for (SearchTrial trial : trials) {
        plan.add(row(trial).toArray());
      }
    }
  }

  /** Returns the first columns of a table of trials. */
  static List<Object> row(SearchTrial trial) {
    List<Object> row = new ArrayList<>();
    row.addAll(List.of(trial.number(), trial.configuration(), trial.seed()));
    row.addAll(trial.settings().values());
    return row;
  }

  /**
   * Writes the configuration of a trial that has none yet.
   *
   * @throws IOException if it cannot be written
   */
  void prepare(SearchFile search, SearchTrial trial) throws IOException {
    if (!Files.exists(config(trial))) {
      FileMutex mutex = lock();
      try (mutex) {
        NamedFile.replaceString(config(trial), ConfigWriter.toYaml(search.config(trial)));
      }
    }
  }
}
