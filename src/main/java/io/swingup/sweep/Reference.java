package io.swingup.sweep;

import io.swingup.storage.file.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a reference's runs, read from the files of its returns and scores. */
public final class Reference {
  private Reference() {}

  /**
   * Reads the figures.
   *
   * @param directory where {@code keras_runs.csv} (seed, episode, return) and {@code
   *     keras_runs_eval.csv} (seed, mean_return) lie
   * @param stepsPerEpisode the environment steps in an episode
   * @return the figure of each seed, by the figure's name
   * @throws IOException if a file cannot be read
   */
  public static Map<String, List<Double>> read(Path directory, int stepsPerEpisode)
      throws IOException {
    Map<String, List<Double>> returns = new LinkedHashMap<>();
    Path runs = directory.resolve("keras_runs.csv");
    for (Map<String, String> row : CsvRows.read(runs)) {
      returns
          .computeIfAbsent(row.getOrDefault("seed", ""), key -> new ArrayList<>())
          .add(CsvRows.number(runs, row, "return"));
    }
    Map<String, List<Double>> figures = new LinkedHashMap<>();
    for (List<Double> run : returns.values()) {
      SeedFigures.of(run, stepsPerEpisode).forEach((name, value) -> add(figures, name, value));
    }
    Path scores = directory.resolve("keras_runs_eval.csv");
    for (Map<String, String> row : CsvRows.read(scores)) {
      add(figures, "noise_free_mean_return", CsvRows.number(scores, row, "mean_return"));
    }
    return figures;
  }

  private static void add(Map<String, List<Double>> figures, String name, double value) {
    figures.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
