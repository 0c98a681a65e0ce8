package io.swingup.storage.history;

import io.swingup.storage.file.Json;
import io.swingup.training.EpisodeReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The history of training episodes as stable-baselines3 writes it, {@code monitor.csv}. */
final class MonitorTable implements HistoryFile {
  private final CsvTable table;

  MonitorTable(Path file, String environment, long length, InstantSource clock) throws IOException {
    String origin = // the first line
        Json.line(Map.of("t_start", clock.millis() / 1e3, "env_id", environment));
    table = new CsvTable(file, Columns.MONITOR, length, origin);
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    HistoryFile.add(
        table, report.episodeReturn(), report.lengthSteps(), report.timing().elapsedSeconds());
  }

  @Override
  public History history() {
    return table;
  }
}
