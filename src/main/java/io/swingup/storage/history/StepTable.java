package io.swingup.storage.history;

import io.swingup.agent.Update;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.training.StepReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The history of every single step, {@code steps.csv}. */
final class StepTable implements HistoryFile {
  private final CsvTable table;
  private final List<String> losses;

  StepTable(Path file, EnvironmentSpec spec, List<String> metrics, long length) throws IOException {
    table = new CsvTable(file, Columns.steps(spec, metrics), length);
    losses = Columns.losses(metrics);
  }

  @Override
  public void onStep(StepReport report) {
    List<Object> row = new ArrayList<>(List.of(report.step(), report.episode()));
    Columns.addAll(row, report.before().observation());
    DoubleStream.of(report.exploration().noise()).forEach(row::add);
    DoubleStream.of(report.exploration().action()).forEach(row::add);
    row.add(report.after().reward());
    row.add(report.after().isTerminated() ? 1 : 0);
    row.add(report.after().isTruncated() ? 1 : 0);
    Columns.addAll(row, report.after().observation());
    addLearning(row, report);
    HistoryFile.add(table, row.toArray());
  }

  private void addLearning(List<Object> row, StepReport report) {
    Update update = report.update();
    for (String loss : losses) { // empty where this kind of step has none
      row.add(update == null ? "" : Objects.toString(update.metrics().get(loss), ""));
    }
    row.add(
        update == null
            ? ""
            : IntStream.of(report.batch().indices())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(" ")));
  }

  @Override
  public History history() {
    return table;
  }
}
