package io.swingup.sweep.search;

import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.DirectoryWriter;
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

/**
 * The directory of a search, {@code data/<name>}. It is made, with the plan, before any trial.
 *
 * @param root what {@code data} and {@code models} lie in
 * @param name the name of the search
 */
public record SearchDirectory(Path root, String name) {

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
    return data().resolve("trials").resolve(trial.number() + ".yaml");
  }

  /** Returns what became of a trial. */
  public Path result(SearchTrial trial) {
    return data().resolve("trials").resolve(trial.number() + ".json");
  }

  /** Returns what the process of a trial said. */
  public Path log(SearchTrial trial) {
    return data().resolve("trials").resolve(trial.number() + ".log");
  }

  /** Returns the first part of the name of a trial's run; its seed follows. */
  public String runs(SearchTrial trial) {
    return name + "-" + trial.configuration();
  }

  /** Returns the run of a trial. */
  RunDirectory run(SearchTrial trial) {
    return new SweepDirectory(root, runs(trial)).run(trial.seed());
  }

  /**
   * Makes the directory with its plan, or checks that it is that of the same request.
   *
   * @param file what was asked for
   * @param search the same, read
   * @return the trials
   * @throws UsageException if a setting is wrong, or the directory is something else's
   * @throws IOException if something cannot be read or written
   */
  public List<SearchTrial> claim(Path file, SearchFile search) throws IOException {
    List<SearchTrial> trials = SearchPlan.of(search);
    for (SearchTrial trial : trials) {
      search.config(trial);
    }
    String text = NamedFile.readString(file);
    if (!Files.exists(data())) {
      DirectoryWriter.write(data(), temporary -> write(temporary, text, search, trials));
    } else if (!Files.exists(request()) || !NamedFile.readString(request()).equals(text)) {
      throw new UsageException(
          "name must be that of a new sweep, or of one to continue as it was, but "
              + data()
              + " is there and was made for something else");
    }
    return trials;
  }

  private static void write(Path folder, String text, SearchFile search, List<SearchTrial> trials)
      throws IOException {
    NamedFile.writeString(folder.resolve("sweep.yaml"), text);
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
      NamedFile.replaceString(config(trial), ConfigWriter.toYaml(search.config(trial)));
    }
  }
}
