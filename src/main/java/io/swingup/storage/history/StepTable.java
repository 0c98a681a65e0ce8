package io.swingup.storage.history;

import io.swingup.environment.EnvironmentSpec;
import io.swingup.training.StepReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The history of every single step, {@code steps.csv}. */
final class StepTable implements AutoCloseable {
  private final CsvTable table;

  StepTable(Path file, EnvironmentSpec spec, long length) throws IOException {
    List<String> columns = new ArrayList<>(List.of("step", "episode"));
    columns.addAll(Columns.numbered("observation_", spec.observation().size()));
    columns.addAll(Columns.numbered("noise_", spec.action().size()));
    columns.addAll(Columns.numbered("action_", spec.action().size()));
    columns.addAll(List.of("reward", "terminated", "truncated"));
    columns.addAll(Columns.numbered("next_observation_", spec.observation().size()));
    columns.addAll(List.of("critic_loss", "actor_loss", "batch"));
    table = new CsvTable(file, columns, length);
  }

  void add(StepReport report) {
    List<Object> row = new ArrayList<>(List.of(report.step(), report.episode()));
    Columns.addAll(row, report.before().observation());
    row.addAll(report.noise());
    row.addAll(report.action());
    row.add(report.after().reward());
    row.add(report.after().isTerminated() ? 1 : 0);
    row.add(report.after().isTruncated() ? 1 : 0);
    Columns.addAll(row, report.after().observation());
    row.add(report.update().map(update -> Float.toString(update.criticLoss())).orElse(""));
    row.add(report.update().map(update -> Float.toString(update.actorLoss())).orElse(""));
    row.add(
        report.update().isEmpty()
            ? ""
            : IntStream.of(report.batch().indices())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
    try {
      table.add(row.toArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CsvTable table() {
    return table;
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
