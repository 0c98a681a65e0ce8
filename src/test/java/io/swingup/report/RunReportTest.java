package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.series.Series;

class RunReportTest {
  private static final String EPISODES =
      "episode,length_steps,total_steps,return,mean_return_40,critic_loss,actor_loss,mean_q,elapsed_seconds\r\n";
  private static final String EVALUATIONS =
      "total_steps,starts,mean_return,std_return,min_return,max_return,mean_regret\r\n";
  private static final int WHITE = 0xffffffff;

  @TempDir Path folder;

  private RunDirectory run(String name, String episodes, String evaluations) throws IOException {
    RunDirectory run = RunDirectory.create(folder, name);
    Files.writeString(run.data().resolve("episodes.csv"), episodes);
    Files.writeString(run.data().resolve("evaluations.csv"), evaluations);
    return run;
  }

  private RunDirectory whole(String name, double end) throws IOException {
    return run(
        name,
        EPISODES + "1,200,200,-1500,-1500,,,,1\r\n2,200,400," + end + "," + end + ",1,2,3,2.5\r\n",
        EVALUATIONS + "400,10,-300,50,-400,-200,160\r\n");
  }

  private static int inked(Path picture) throws IOException {
    BufferedImage image = ImageIO.read(picture.toFile());
    int count = 0;
    for (int colour :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      count += colour == WHITE ? 0 : 1;
    }
    return count;
  }

  @Test
  void drawsTheCurveOfARun() throws IOException {
    RunDirectory run = whole("a", -900);

    assertThat(RunReport.draw(run, new PendulumProvider())).hasSize(1);

    assertThat(inked(run.picture("learning-curve.png"))).isGreaterThan(5_000);
    assertThat(run.picture("learning-curve.svg")).content().contains("<svg", "</svg>");
    XYChart chart = LearningCurve.of(RunHistory.read(run));
    assertThat(chart.getSeriesCollection())
        .extracting(Series::getName)
        .containsExactlyInAnyOrder(
            "return of an episode, 200 steps with noise",
            "mean of the last 40 episodes",
            "without noise, 10 starts, ± standard deviation",
            "best known");
    assertThat(chart.getSeries("best known").getYData()).containsExactly(-140, -140);
  }

  @Test
  void drawsWhatThereIsAndSaysWhatIsMissing() throws IOException {
    RunDirectory cut = run("cut", EPISODES + "1,200,200,-1500,-1500,,,,1\r\n2,200,400,-90", "");
    RunDirectory empty = run("empty", EPISODES, EVALUATIONS);
    RunDirectory nothing = RunDirectory.create(folder, "nothing");

    assertThat(RunReport.draw(cut, new PendulumProvider()))
        .hasSize(2)
        .first()
        .asString()
        .contains("episodes.csv is damaged after 1 rows");
    assertThat(RunReport.draw(empty, new PendulumProvider())).hasSize(1);
    assertThat(RunReport.draw(nothing, new PendulumProvider()))
        .hasSize(3)
        .filteredOn(line -> line.contains("cannot be read"))
        .hasSize(2);
    for (RunDirectory run : List.of(cut, empty, nothing)) {
      assertThat(inked(run.picture("learning-curve.png"))).isGreaterThan(1_000);
      assertThat(run.picture("report.html"))
          .content()
          .contains("<h1>" + run.name(), "There is no after.gif", "not finished")
          .doesNotContain("{{", "src=\"http");
    }
  }

  @Test
  void saysWhichManifestIsDamaged() throws IOException {
    RunDirectory run = whole("a", -900);
    Files.writeString(run.models().resolve("manifest.json"), "{\"run\": \"a\", \"versions");

    RunReport.draw(run, new PendulumProvider());

    assertThat(run.picture("report.html")).content().contains("manifest.json is not what was");
  }

  @Test
  void laysRunsOverOneAnother() throws IOException {
    List<RunDirectory> runs = List.of(whole("a", -900), whole("b", -700));
    Path out = folder.resolve("both.svg");

    assertThat(RunReport.drawCurves(runs, out)).isEmpty();

    assertThat(out).content().contains("</svg>");
    XYChart chart = LearningCurve.of(runs.stream().map(RunHistory::read).toList());
    assertThat(chart.getTitle()).contains("2 runs", "95 % of 2000 bootstrap resamples");
    assertThat(chart.getSeriesCollection())
        .extracting(Series::getName)
        .contains("a", "b", "interquartile mean");
    assertThat(chart.getSeries("interquartile mean").getYData()).containsExactly(-1500, -800);
    assertThatThrownBy(
            () ->
                RunReport.drawCurves(
                    List.of(runs.get(0), run("empty", EPISODES, EVALUATIONS)), out))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("empty has none");
  }
}
