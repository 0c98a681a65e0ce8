package io.swingup.storage.history;

import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.StepReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the configuration and the histories of a run while it happens. */
public final class HistoryRecorder implements TrainingListener, AutoCloseable {
  private final List<HistoryFile> files = new ArrayList<>();

  private HistoryRecorder() {}

  /**
   * Writes the configuration and the heads of the histories, or continues them.
   *
   * @param run the directories
   * @param header what the histories tell before the first step
   * @param lengths the bytes of each history to continue after, by the name of its file; none for
   *     new, empty directories
   * @param clock tells the time of events
   * @return the recorder, to be closed
   * @throws IOException if something cannot be written
   */
  public static HistoryRecorder open(
      RunDirectory run, RunHeader header, Map<String, Long> lengths, InstantSource clock)
      throws IOException {
    NamedFile.replaceString(run.config(), ConfigWriter.toYaml(header.config()));
    HistoryRecorder recorder = new HistoryRecorder();
    boolean complete = false;
    try {
      recorder.openAll(run, header, lengths, clock);
      complete = true;
      return recorder;
    } finally {
      if (!complete) {
        recorder.close();
      }
    }
  }

  private void openAll(
      RunDirectory run, RunHeader header, Map<String, Long> lengths, InstantSource clock)
      throws IOException {
    RunConfig config = header.config();
    List<String> metrics = header.metrics();
    files.add(new EpisodeTable(run.episodes(), metrics, length(lengths, run.episodes())));
    files.add(new EvaluationTable(run.evaluations(), length(lengths, run.evaluations())));
    files.add(
        new MonitorTable(
            run.monitor(), config.environment().id(), length(lengths, run.monitor()), clock));
    long recorded = length(lengths, run.events());
    TensorBoardRecorder tensorBoard =
        new TensorBoardRecorder(new EventFile(run.events(), recorded, clock), metrics);
    files.add(tensorBoard);
    if (recorded == 0) {
      tensorBoard.begin(header);
    }
    if (config.recording().trace()) {
      files.add(new StepTable(run.steps(), header.spec(), metrics, length(lengths, run.steps())));
    }
  }

  private static long length(Map<String, Long> lengths, Path file) {
    return lengths.getOrDefault(String.valueOf(file.getFileName()), 0L);
  }

  /**
   * Returns the lengths of the histories.
   *
   * @return the bytes of each so far, by the name of its file
   * @throws IOException if a file cannot be read
   */
  public Map<String, Long> lengths() throws IOException {
    Map<String, Long> lengths = new TreeMap<>();
    for (HistoryFile each : files) {
      lengths.put(each.history().name(), each.history().length());
    }
    return lengths;
  }

  /**
   * Forces the histories to the disk; may be called by any thread.
   *
   * @throws IOException if it fails
   */
  public void force() throws IOException {
    for (HistoryFile each : files) {
      each.history().force();
    }
  }

  @Override
  public void onStep(StepReport report) {
    for (HistoryFile each : files) {
      each.onStep(report);
    }
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    files.forEach(each -> each.onEpisode(report));
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    files.forEach(each -> each.onEvaluation(report));
  }

  /** Closes all files, even where closing one fails. */
  @Override
  public void close() throws IOException {
    IOException problem = null;
    for (HistoryFile each : files) {
      try {
        each.close();
      } catch (IOException e) {
        problem = problem == null ? e : problem;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }
}
