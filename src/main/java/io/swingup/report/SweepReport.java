package io.swingup.report;

import io.swingup.report.SweepParameter.Scale;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;

/**
 * A sweep over settings on one page that needs no other file: {@code report.html}, drawn from the
 * tables of the sweep and the evaluations of its best runs.
 *
 * @param data the directory of the sweep, with its tables
 * @param metric the column of {@code evaluations.csv} whose last value is the score
 * @param parameters what the trials differ in
 * @param runs finds the run of a trial
 */
public record SweepReport(Path data, String metric, List<SweepParameter> parameters, Runs runs) {
  private static final int CURVES = 3; // as many as can be told apart

  /** Finds the run of a trial. */
  @FunctionalInterface
  public interface Runs {
    /**
     * Finds a run.
     *
     * @param configuration the number of the combination of settings, from 1
     * @param seed the seed of the trial
     * @return its directories, whether or not they exist
     */
    RunDirectory of(int configuration, long seed);
  }

  /**
   * Draws the page; replaces an older one.
   *
   * @return what is missing, a sentence each
   * @throws IOException if a table of the sweep cannot be read, or the page not be written
   */
  public List<String> draw() throws IOException {
    SweepTables tables = SweepTables.read(data);
    Absences absences = new Absences();
    SweepCost cost = new SweepCost(tables, this::run);
    Map<String, String> parts =
        Map.of(
            "name", Html.escape(String.valueOf(data.getFileName())),
            "best", SweepBest.table(tables),
            "curves", curves(tables, absences),
            "parameters", scatters(tables, absences),
            "cost", cost.rows(),
            "failures", cost.failures(),
            "links", Html.links(data, "summary.csv", "trials.csv", "returns.csv", "best.yaml"),
            "request", Html.escape(Html.text(data.resolve("sweep.yaml"))));
    NamedFile.replaceString(data.resolve("report.html"), Html.page("sweep.html", parts));
    return absences.sentences();
  }

  private RunDirectory run(Map<String, String> trial) {
    return runs.of(
        Integer.parseInt(SweepTables.text(trial, "configuration")),
        Long.parseLong(SweepTables.text(trial, "seed")));
  }

  private String curves(SweepTables tables, Absences absences) {
    if (tables.ranked().isEmpty()) {
      return SweepBest.NONE;
    }
    return chart(
        absences,
        "chart of the best",
        () -> RunComparison.ofQuartiles(metric, curvesOfTheBest(tables)),
        "Median over the seeds, between the quartiles.");
  }

  private Map<String, List<RunCurve>> curvesOfTheBest(SweepTables tables) throws IOException {
    Metric figure = new Metric(metric, Metric.Moment.LAST);
    Map<String, List<RunCurve>> sets = new LinkedHashMap<>();
    for (Map<String, String> best : tables.ranked().stream().limit(CURVES).toList()) {
      List<RunCurve> curves = new ArrayList<>();
      for (Map<String, String> trial : tables.trialsOf(best)) {
        curves.add(figure.curve(run(trial)));
      }
      sets.put("configuration " + SweepTables.text(best, "configuration"), curves);
    }
    return sets;
  }

  private String scatters(SweepTables tables, Absences absences) {
    List<Map<String, String>> scored = tables.trialsWith("score");
    if (scored.isEmpty()) {
      return "<p>No trial has a score yet.</p>";
    }
    return parameters.stream()
        .map(
            parameter ->
                chart(
                    absences,
                    "chart of " + parameter.path(),
                    () -> ParameterChart.of(parameter, metric, scored),
                    caption(parameter)))
        .collect(Collectors.joining("\n"));
  }

  private static String caption(SweepParameter parameter) {
    return parameter.scale() == Scale.CATEGORIES
        ? "From left to right: " + String.join(", ", parameter.categories())
        : "";
  }

  /** Makes a chart from files that may be missing or damaged. */
  @FunctionalInterface
  private interface Charting {
    XYChart chart() throws IOException;
  }

  private static String chart(Absences absences, String name, Charting charting, String caption) {
    StringBuilder figure = new StringBuilder();
    absences.attempt(
        () -> figure.append(Html.image(Pictures.small(charting.chart()), "png", name, caption)),
        name);
    Function<Absences.Reason, String> sentence = reason -> Html.missing(reason.sentence() + ".");
    return absences.reasonFor(name).map(sentence).orElseGet(figure::toString);
  }
}
