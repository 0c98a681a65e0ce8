package io.swingup.report;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.StatePlane;
import io.swingup.storage.config.RunEnvironment;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.config.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All pictures of a run, and the page that holds them. */
public final class RunReport {
  static final String CURVE = "learning-curve.png";
  static final String METRICS = "metrics.png";
  static final String BEFORE = "before.gif";
  static final String AFTER = "after.gif";
  static final String MAP = "map.png";

  private final RunDirectory run;
  private final EnvironmentProvider provider;
  private final RunHistory history;
  private final Absences absences = new Absences();
  private int timeLimit;
  private String observationSize = "n";

  private RunReport(RunDirectory run, EnvironmentProvider provider) {
    this.run = run;
    this.provider = provider;
    this.history = RunHistory.read(run);
  }

  /**
   * Draws all that can be drawn of a run, and the page that holds it.
   *
   * @param run its directories; it need not be finished
   * @param provider its environment
   * @return what is missing, a sentence each
   * @throws IOException if the page cannot be written
   */
  public static List<String> draw(RunDirectory run, EnvironmentProvider provider)
      throws IOException {
    RunReport report = new RunReport(run, provider);
    report.drawHistories();
    report.askEnvironment();
    if (run.isFinished()) {
      report.drawFilms();
      report.drawMap();
    } else {
      report.absences.lack(
          run.models() + " is not finished, so there are no films and no map yet",
          BEFORE,
          AFTER,
          MAP);
    }
    new Page(run, report.history, report.absences).write(report.observationSize);
    List<String> missing = new ArrayList<>(report.history.missing());
    missing.addAll(report.absences.sentences());
    return missing;
  }

  private void drawHistories() {
    absences.attempt(
        () -> {
          Pictures.write(LearningCurve.of(history), run.picture(CURVE));
          Pictures.write(LearningCurve.of(history), run.picture("learning-curve.svg"));
        },
        CURVE);
    absences.attempt(() -> Pictures.write(MetricsChart.of(history), run.picture(METRICS)), METRICS);
  }

  private void askEnvironment() {
    if (Files.exists(run.config())) {
      absences.attempt(() -> timeLimit = RunEnvironment.of(run).timeLimit());
    }
    absences.attempt(
        () -> {
          try (Environment environment = CheckedEnvironment.of(provider)) {
            observationSize = Integer.toString(environment.spec().observation().size());
          }
        });
  }

  private void drawFilms() {
    if (provider.painter().isEmpty() && provider.filmed().isEmpty()) {
      absences.lack(provider.id() + " has no painter, so there are no films", BEFORE, AFTER);
      return;
    }
    absences.attempt(() -> film(run.snapshot(Span.episodes(0)), run.picture(BEFORE)), BEFORE);
    absences.attempt(() -> film(run.policy(), run.picture(AFTER)), AFTER);
  }

  private void film(Path model, Path file) throws IOException {
    try (SavedPolicy policy = Policies.load(model)) {
      Film.of(provider, policy, provider.filmSeed(), timeLimit).orElseThrow().write(file);
    }
  }

  private void drawMap() {
    if (provider.plane().isEmpty()) {
      absences.lack(provider.id() + " has no plane of states, so there is no map", MAP);
      return;
    }
    StatePlane plane = provider.plane().get();
    absences.attempt(() -> RunMap.of(run).write(provider, plane, timeLimit, run.picture(MAP)), MAP);
  }

  /**
   * Draws several runs in one picture.
   *
   * @param runs their directories, at least one
   * @param file a file whose name ends in {@code .png} or {@code .svg}; replaced
   * @return what is missing in the picture, a sentence each
   * @throws IOException if a run has no episode, or the picture cannot be written
   */
  public static List<String> drawCurves(List<RunDirectory> runs, Path file) throws IOException {
    List<RunHistory> histories = runs.stream().map(RunHistory::read).toList();
    List<String> missing = new ArrayList<>();
    histories.forEach(history -> missing.addAll(history.missing()));
    for (RunHistory history : histories) {
      if (histories.size() > 1 && history.episodes().isEmpty()) {
        throw new IOException(
            "every run must have an episode to be compared, but " + history.name() + " has none");
      }
    }
    Pictures.write(
        histories.size() == 1 ? LearningCurve.of(histories.get(0)) : RunComparison.of(histories),
        file);
    return missing;
  }
}
