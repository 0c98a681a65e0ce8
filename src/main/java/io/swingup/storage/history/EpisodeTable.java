package io.swingup.storage.history;

import io.swingup.training.EpisodeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The history of training episodes, {@code episodes.csv}. */
final class EpisodeTable implements HistoryFile {
  private final CsvTable table;

  EpisodeTable(Path file, List<String> metrics, long length) throws IOException {
    table = new CsvTable(file, Columns.episodes(metrics), length);
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    List<Object> row = new ArrayList<>();
    row.add(report.episode());
    row.add(report.lengthSteps());
    row.add(report.totalSteps());
    row.add(report.episodeReturn());
    row.add(report.meanReturn40());
    report.metrics().forEach(mean -> row.add(HistoryFile.text(mean)));
    row.add(report.timing().elapsedSeconds());
    row.add(report.timing().stepsPerSecond());
    HistoryFile.add(table, row.toArray());
  }

  @Override
  public History history() {
    return table;
  }
}
