package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.history.RunHistory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.series.Series;

class MetricsChartTest {
  @TempDir Path folder;

  private List<XYChart> charts(String episodes) throws IOException {
    return MetricsChart.of(RunHistory.read(Runs.make(folder, "a", episodes, Runs.EVALUATIONS)));
  }

  @Test
  void drawsTwoMetricsToAChartWhateverTheirNames() throws IOException {
    List<XYChart> charts =
        charts(
            "episode,total_steps,return,mean_return_40,critic_loss,actor_loss,temperature,"
                + "entropy,kl,elapsed_seconds\r\n"
                + "1,5,0,0,,,1,,,1\r\n2,9,0,0,7,-1,2,0.5,3,2\r\n3,20,0,0,8,-2,3,0.25,4,3\r\n");

    assertThat(charts).hasSize(3);
    assertThat(charts.stream().flatMap(chart -> chart.getSeriesCollection().stream()))
        .extracting(Series::getName)
        .containsExactly("critic_loss", "actor_loss", "temperature", "entropy", "kl");
    XYSeries left = charts.get(0).getSeries("critic_loss");
    assertThat(left.getXData()).containsExactly(9, 20);
    assertThat(left.getYData()).containsExactly(7, 8);
    assertThat(left.getYAxisGroup()).isZero();
    XYSeries right = charts.get(0).getSeries("actor_loss");
    assertThat(right.getYData()).containsExactly(-1, -2);
    assertThat(right.getYAxisGroup()).isEqualTo(1);
    assertThat(charts.get(1).getSeries("temperature").getXData()).containsExactly(5, 9, 20);
  }

  @Test
  void drawsAnEmptyChartWhereNothingWasMeasured() throws IOException {
    List<XYChart> charts = charts(Runs.HEAD + "1,200,200,-1500,-1500,,,,1,9\r\n");

    assertThat(charts).hasSize(1);
    assertThat(charts.get(0).getSeriesCollection()).isEmpty();
  }

  @Test
  void putsChartsOneBelowTheOther() throws IOException {
    List<XYChart> charts = charts(Runs.HEAD + "1,200,200,0,0,1,2,3,1,9\r\n");
    Path file = folder.resolve("metrics.png");

    Pictures.write(charts, file);

    BufferedImage all = ImageIO.read(file.toFile());
    assertThat(all.getWidth()).isEqualTo(charts.get(0).getWidth());
    assertThat(all.getHeight()).isEqualTo(2 * charts.get(0).getHeight());
    Path second = folder.resolve("second.png");
    Pictures.write(charts.get(1), second);
    BufferedImage alone = ImageIO.read(second.toFile());
    int width = alone.getWidth();
    int height = alone.getHeight();
    assertThat(all.getRGB(0, height, width, height, null, 0, width))
        .isEqualTo(alone.getRGB(0, 0, width, height, null, 0, width));
  }
}
