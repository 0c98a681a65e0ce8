package io.swingup.storage.history;

import io.swingup.training.EvaluationReport;
import io.swingup.training.EvaluationReport.Scores;
import java.io.IOException;
import java.nio.file.Path;

/** The history of evaluations, {@code evaluations.csv}. */
final class EvaluationTable implements HistoryFile {
  private final CsvTable table;

  EvaluationTable(Path file, long length) throws IOException {
    table = new CsvTable(file, Columns.EVALUATIONS, length);
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    Scores scores = report.scores();
    HistoryFile.add(
        table,
        report.totalSteps(),
        scores.starts(),
        scores.meanReturn(),
        scores.stdReturn(),
        scores.minReturn(),
        scores.maxReturn(),
        HistoryFile.text(scores.meanRegret().orElse(Double.NaN)),
        report.selectionMeanReturn(),
        report.elapsedSeconds());
  }

  @Override
  public History history() {
    return table;
  }
}
