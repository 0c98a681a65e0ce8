package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with hand-written histories. */
class CompareCommandTest {
  private static final String HEAD = String.join(",", Columns.EVALUATIONS) + "\r\n";

  @TempDir Path folder;
  private final CommandLineFixture swingup = new CommandLineFixture();

  @BeforeEach
  void makeRuns() throws IOException {
    for (int seed = 0; seed < 4; seed++) {
      make("a-seed" + seed, "Line-v0", 10 + seed);
      make("b-seed" + seed, "Line-v0", 12.5 + seed);
    }
    make("a-seed0-old", "Line-v0", 999);
  }

  /* Two evaluations, the best one first, there 100 higher; the best known return is 20. */
  private RunDirectory make(String name, String task, double last) throws IOException {
    RunDirectory run = RunDirectory.create(folder, name);
    Files.writeString(run.config(), "environment: {id: " + task + "}\n");
    Files.writeString(run.evaluations(), HEAD + row(1000, last + 100, 9) + row(2000, last, 5));
    return run;
  }

  private static String row(long steps, double mean, double selection) {
    return steps + ",10," + mean + ",1,0,0," + (20 - mean) + "," + selection + ",1.5\r\n";
  }

  private int compare(String a, String b, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "compare";
    arguments[1] = folder.resolve("data") + "/" + a;
    arguments[2] = folder.resolve("data") + "/" + b;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return swingup.run(arguments);
  }

  private String output() {
    return "--output=" + folder.resolve("out");
  }

  @Test
  void comparesTheRunsOfTwoNames() throws IOException {
    assertThat(compare("a", "b", output())).as(swingup.err()).isZero();

    assertThat(swingup.out())
        .contains("mean_return, last evaluation", "interquartile mean")
        .containsPattern("runs +4 +4\n")
        .containsPattern("mean +11.5\\d* \\[10.*, 1.*\\] +14\\S* \\[")
        .containsPattern("optimality gap +8.5\\d* \\[.*\\] +6\\S* \\[")
        .containsPattern("probability of improvement +0.0625\\d* \\[")
        .containsPattern("mann whitney p +0.057143\n");
    Path out = folder.resolve("out");
    assertThat(Files.readAllLines(out.resolve("comparison.csv")))
        .hasSize(1 + 2 * 4 + 3)
        .startsWith("set,figure,value,low,high")
        .anyMatch(row -> row.matches(".*/data/b,interquartile_mean,14\\.0,1.*,1.*"))
        .anyMatch(row -> row.matches("both,kolmogorov_smirnov_p,0\\.\\d+,,"));
    assertThat(Files.readAllLines(out.resolve("scores.csv")))
        .hasSize(9)
        .contains(folder.resolve("data") + "/a,a-seed3,13.0");
    assertThat(Files.readAllLines(out.resolve("profile.csv")))
        .hasSize(1 + 2 * 8)
        .anyMatch(row -> row.matches(".*/a,11\\.0,0\\.5,0\\.0,1\\.0"));
    assertThat(ImageIO.read(out.resolve("comparison.png").toFile()).getWidth()).isEqualTo(1000);
    assertThat(ImageIO.read(out.resolve("profile.png").toFile()).getHeight()).isEqualTo(600);
  }

  @Test
  void scoresByOtherMetricsAndByTheBestEvaluation() {
    assertThat(compare("a-seed?", "b-*", "--evaluation=best", "--metric=mean_regret", output()))
        .as(swingup.err())
        .isZero();

    assertThat(swingup.out())
        .containsPattern("mean +-91.5\\d* \\[")
        .doesNotContain("optimality gap");
  }

  @Test
  void lessRegretIsBetter() {
    assertThat(compare("b", "a", "--metric=mean_regret", "--target=8", output()))
        .as(swingup.err())
        .isZero();

    assertThat(swingup.out()) // regrets of b are 4.5 to 7.5, of a 7 to 10
        .containsPattern("optimality gap +0 \\[0, 0\\] +0.75\\d* \\[")
        .containsPattern("probability of improvement +0.9375\\d* \\[");
  }

  @Test
  void countsTheGapFromATarget() {
    assertThat(compare("a", "b", "--target=11", output())).as(swingup.err()).isZero();

    assertThat(swingup.out()).containsPattern("optimality gap +0.25\\d* \\[.*\\] +0 \\[0, 0\\]");
  }

  @Test
  void refusesWhatIsNoSetOfRuns() throws IOException {
    assertRefused(compare("c", "b", output()), "two runs at least", "data/c-seed* are 0");
    assertRefused(compare("nowhere/c", "b", output()), "two runs at least");
    assertRefused(compare("a-seed0", "b", output()), "two runs at least");
    assertRefused(compare("a-seed0*", "a", output()), "in one set only", "a-seed0 is in both");
    assertRefused(swingup.run("compare", "a", "b", "c"), "takes two sets", "was given 3");
    assertRefused(compare("a", "b", "--target=NaN"), "--target must be finite, was NaN");

    make("other-seed0", "Plane-v0", 1);
    make("other-seed1", "Plane-v0", 1);
    assertRefused(
        compare("a", "other", output()), "of one task", "is of Line-v0", "other-seed0 of Plane-v0");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void namesAMetricOrARunThatIsMissing() throws IOException {
    assertRefused(
        compare("a", "b", "--metric=score", output()),
        "--metric must be a column of",
        "mean_regret",
        "was score");
    assertRefused(compare("a", "b", "--evaluation=first", output()), "--evaluation");

    RunDirectory empty = make("a-seed7", "Line-v0", 1);
    Files.writeString(empty.evaluations(), HEAD);
    assertRefused(
        compare("a", "b", output()), empty.evaluations() + " must have a row", "has none");
    Files.delete(empty.evaluations());
    assertRefused(compare("a", "b", output()), empty.evaluations().toString());
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private void assertRefused(int exitCode, String... parts) {
    assertThat(exitCode).as(swingup.err()).isIn(1, 2);
    assertThat(swingup.err()).contains(parts).doesNotContain("\tat ");
    assertThat(swingup.err().strip().lines()).hasSize(1);
  }
}
