package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.report.SweepParameter.Scale;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;

@Timeout(60)
class SweepReportTest {
  private static final String TRIALS =
      "trial,configuration,seed,agent.actor.rate,agent.batch_size,state,score,training_seconds,"
          + "attempts,message\r\n";
  private static final String SUMMARY =
      "rank,configuration,agent.actor.rate,agent.batch_size,seeds,mean_score\r\n";
  private static final SweepParameter RATE =
      new SweepParameter("agent.actor.rate", Scale.LOGARITHMIC, List.of());
  private static final SweepParameter BATCH =
      new SweepParameter("agent.batch_size", Scale.CATEGORIES, List.of("64", "\"<i>\""));

  @TempDir Path folder;
  private Path sweep = Path.of("");

  @BeforeEach
  void makeTables() throws IOException {
    sweep = Files.createDirectories(folder.resolve("data/s"));
    Files.writeString(sweep.resolve("sweep.yaml"), "base: {preset: \"<u>\"}\n");
    Files.writeString(
        sweep.resolve("trials.csv"),
        TRIALS
            + "1,1,0,0.00012345678,64,finished,-150.25,60.5,1,\r\n"
            + "2,1,1,0.00012345678,64,finished,-149.75,59.5,1,\r\n"
            + "3,2,0,0.01,\"\"\"<i>\"\"\",finished,-900.0,61.0,1,\r\n"
            + "4,2,1,0.01,\"\"\"<i>\"\"\",failed,,,2,it <b>broke</b> & \"stopped\"\r\n"
            + "5,3,0,0.001,64,open,,,0,\r\n");
    Files.writeString(sweep.resolve("summary.csv"), SUMMARY + "1,1,0.00012345678,64,2,-150.0\r\n");
  }

  private RunDirectory run(int configuration, long seed) {
    return RunDirectory.of(folder, "s-" + configuration + "-seed" + seed);
  }

  private void makeRun(int configuration, long seed, String times) throws IOException {
    String name = "s-" + configuration + "-seed" + seed;
    RunDirectory run = Runs.ofTwo(folder, name, (double) (seed - 900));
    Files.writeString(run.manifest(), times);
  }

  private List<String> draw() throws IOException {
    return new SweepReport(sweep, "mean_return", List.of(RATE, BATCH), this::run).draw();
  }

  private String page() throws IOException {
    return Files.readString(sweep.resolve("report.html"));
  }

  @Test
  void figuresAreThoseOfTheTables() throws IOException {
    makeRun(
        1, 0, "{\"started\": \"2026-01-01T00:00:10Z\", \"finished\": \"2026-01-01T00:01:00Z\"}");
    makeRun(
        1, 1, "{\"started\": \"2026-01-01T00:00:05Z\", \"finished\": \"2026-01-01T00:00:50Z\"}");

    assertThat(draw()).isEmpty();

    assertThat(page())
        .contains("<th>agent.actor.rate</th><th>agent.batch_size</th><th>mean score</th>")
        .contains(
            "<tr><td>1</td><td>1</td><td>1, 2</td><td>0.000123457</td><td>64</td><td>-150.0</td>"
                + "<td>0, 1</td><td>-150.25, -149.75</td><td>120.0 s (2 min)</td></tr>")
        .contains("<th>trials</th><td>5</td>", "<th>finished</th><td>3</td>")
        .contains("<th>failed</th><td>1</td>", "<th>open</th><td>1</td>")
        .contains("<th>training, all trials together</th><td>181.0 s (3 min)</td>")
        .contains("pauses included</th><td>55.0 s</td>");
  }

  @Test
  void isOneFileWithAPictureForTheBestAndForEachParameter() throws IOException {
    makeRun(1, 0, "{}");
    makeRun(1, 1, "{}");

    assertThat(draw()).isEmpty();

    assertThat(page().split("<img ", -1)).hasSize(4);
    assertThat(page())
        .contains("alt=\"chart of the best\"", "alt=\"chart of agent.actor.rate\"")
        .contains("name=\"viewport\"", "prefers-color-scheme: dark", "max-width: 100%")
        .contains("pauses included</th><td>not known</td>")
        .doesNotContain("{{", "http", "<script", "<link rel=\"stylesheet\"")
        .doesNotContainPattern("src=\"(?!data:)");
  }

  @Test
  void textOfATableIsNeverTakenForMarkup() throws IOException {
    draw();

    assertThat(page())
        .contains("Trial 4 failed, attempts: 2; it &lt;b&gt;broke&lt;/b&gt; &amp; &quot;stopped")
        .contains("From left to right: 64, &quot;&lt;i&gt;&quot;", "&lt;u&gt;")
        .doesNotContain("<b>", "<i>", "<u>");
  }

  @Test
  void namesTheRunThatIsNotThereAndDrawsTheRest() throws IOException {
    assertThat(draw())
        .singleElement()
        .asString()
        .startsWith("there is no chart of the best: ")
        .contains("s-1-seed0");

    assertThat(page())
        .contains("<p class=\"missing\">there is no chart of the best: ")
        .contains("alt=\"chart of agent.actor.rate\"", "<td>-150.0</td>");
  }

  @Test
  void saysThatNothingHasFinished() throws IOException {
    Files.writeString(sweep.resolve("trials.csv"), TRIALS + "1,1,0,0.001,64,open,,,0,\r\n");
    Files.writeString(sweep.resolve("summary.csv"), SUMMARY);

    assertThat(draw()).isEmpty();

    assertThat(page())
        .contains("No combination of settings has finished", "No trial has a score yet.")
        .contains("<th>open</th><td>1</td>", "all trials together</th><td>0.0 s</td>")
        .doesNotContain("<img", "<th>finished</th>");
  }

  @Test
  void roundsOnlyWhatIsLongAndAFraction() {
    assertThat(SweepBest.brief("20000000")).isEqualTo("20000000");
    assertThat(SweepBest.brief("-9.0")).isEqualTo("-9.0");
    assertThat(SweepBest.brief("-145.41671")).isEqualTo("-145.417");
    assertThat(SweepBest.brief("[64, 64]")).isEqualTo("[64, 64]");
    assertThat(SweepBest.brief("")).isEmpty();
  }

  @Test
  void pointsLieAtTheirSettingsAndScores() throws IOException {
    List<Map<String, String>> scored = SweepTables.read(sweep).trialsWith("score");

    XYChart rates = ParameterChart.of(RATE, "mean_return", scored);
    XYChart batches = ParameterChart.of(BATCH, "mean_return", scored);

    assertThat(rates.getSeriesCollection()).hasSize(1);
    assertThat(rates.getSeries("whole budget").getYData()).containsExactly(-150.25, -149.75, -900);
    assertThat(rates.getSeries("whole budget").getXData()[0]).isCloseTo(-3.9085, within(1e-4));
    assertThat(rates.getSeries("whole budget").getXData()[2]).isEqualTo(-2);
    assertThat(rates.getStyler().getXAxisTickLabelsFormattingFunction().apply(-2.))
        .isEqualTo("0.010");
    assertThat(batches.getSeries("whole budget").getXData()).containsExactly(0, 0, 1);
  }

  @Test
  void trialsOfLowerRungsArePointsOfTheirOwn() {
    XYChart chart =
        ParameterChart.of(
            RATE,
            "mean_return",
            List.of(
                Map.of("agent.actor.rate", "0.1", "state", "out", "score", "1"),
                Map.of("agent.actor.rate", "0.01", "state", "finished", "score", "2")));

    assertThat(chart.getSeries("lower rungs").getYData()).containsExactly(1);
    assertThat(chart.getSeries("whole budget").getYData()).containsExactly(2);
  }

  @Test
  void bandsAreMedianAndQuartilesOverTheSeeds() {
    List<RunCurve> seeds =
        List.of(
            new RunCurve(List.of(100L, 200L), List.of(0., 10.)),
            new RunCurve(List.of(100L, 200L), List.of(4., 20.)),
            new RunCurve(List.of(100L, 200L), List.of(6., 90.)));

    XYChart chart = RunComparison.ofQuartiles("mean_return", Map.of("configuration 7", seeds));

    assertThat(chart.getSeries("configuration 7").getXData()).containsExactly(100, 200);
    assertThat(chart.getSeries("configuration 7").getYData()).containsExactly(4, 20);
    assertThat(chart.getSeries("configuration 7, lower end").getYData()).containsExactly(2, 15);
    assertThat(chart.getSeries("configuration 7, upper end").getYData()).containsExactly(5, 55);
    assertThat(chart.getSeries("configuration 7").isShowInLegend()).isTrue();
    assertThat(chart.getSeries("configuration 7, lower end").isShowInLegend()).isFalse();
  }
}
