package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Painter;
import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.storage.file.RunDirectory;
import io.swingup.tasks.Reach;
import io.swingup.training.config.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReportTest {
  @TempDir Path folder;

  private static String page(RunDirectory run) throws IOException {
    return Files.readString(run.picture("report.html"));
  }

  private static List<String> draw(RunDirectory run) throws IOException {
    return RunReport.draw(run, new PendulumProvider());
  }

  @Test
  void drawsWhatARunHasSoFar() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);

    assertThat(draw(run))
        .containsExactly(run.models() + " is not finished, so there are no films and no map yet");

    assertThat(ImageIO.read(run.picture("learning-curve.png").toFile()).getWidth()).isEqualTo(1000);
    assertThat(ImageIO.read(run.picture("metrics.png").toFile()).getHeight()).isEqualTo(900);
    assertThat(run.picture("learning-curve.svg")).content().contains("<svg", "</svg>");
    assertThat(page(run))
        .contains("<td>−300.0 ± 50.0 over 10 starts</td>", "<td>not finished</td>")
        .contains("is not finished, so there are no films and no map yet.</p>")
        .doesNotContain("class=\"missing\"", "{{", "src=\"http");
  }

  @Test
  void saysWhatIsDamaged() throws IOException {
    RunDirectory cut =
        Runs.make(
            folder, "cut", Runs.HEAD + "1,200,200,-1500,-1500,,,,1,9\r\n2,200,4", Runs.EVALUATIONS);
    RunDirectory empty = Runs.make(folder, "empty", Runs.HEAD, Runs.EVALUATIONS);
    RunDirectory nothing = RunDirectory.create(folder, "nothing");

    assertThat(draw(cut)).hasSize(2).first().asString().contains("damaged after 1 rows");
    assertThat(draw(empty)).hasSize(1);
    assertThat(draw(nothing)).filteredOn(line -> line.contains("cannot be read")).hasSize(2);
    assertThat(page(cut)).contains("<p class=\"missing\">", "damaged after 1 rows");
    assertThat(page(empty)).contains("<td>none yet</td>").doesNotContain("class=\"missing\"");
    assertThat(page(nothing)).contains("There is no " + nothing.config());
  }

  @Test
  void saysWithoutAlarmWhatATaskDoesNotOffer() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);
    Files.writeString(run.manifest(), "{}");

    assertThat(RunReport.draw(run, new Reach.Provider()))
        .containsExactly(
            "Reach-v0 has no painter, so there are no films",
            "Reach-v0 has no plane of states, so there is no map");

    assertThat(page(run))
        .containsOnlyOnce("<p>Reach-v0 has no painter, so there are no films.</p>")
        .containsOnlyOnce("<p>Reach-v0 has no plane of states, so there is no map.</p>")
        .contains("observation=tf.zeros([1, 3])", "policy.act(new float[3], 1)")
        .doesNotContainIgnoringCase("class=\"missing\"", "pendulum", "torque");
  }

  @Test
  void filmsAndMapDoNotDependOnOneAnother() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);
    Files.writeString(run.manifest(), "{}");

    assertThat(RunReport.draw(run, new Reach.Provider(false, false, true)))
        .containsExactly(
            "Reach-v0 has no painter, so there are no films",
            "there is no map.png: " + run.policy() + ": no such file or directory");
    assertThat(RunReport.draw(run, new Reach.Provider(false, true, false)))
        .hasSize(3)
        .startsWith(
            "there is no before.gif: "
                + run.snapshot(Span.episodes(0))
                + ": no such file or directory")
        .endsWith("Reach-v0 has no plane of states, so there is no map");
    assertThat(page(run)).contains("<p class=\"missing\">there is no after.gif: ");
  }

  /** Offers what fails wherever it is asked. */
  private static final class Broken implements EnvironmentProvider {
    @Override
    public String id() {
      return "Broken-v0";
    }

    @Override
    public String description() {
      return "A task for tests that fails.";
    }

    @Override
    public Environment create() {
      throw new IllegalStateException("the simulator is not there");
    }

    @Override
    public Optional<Painter> painter() {
      return Optional.of(
          (canvas, observation, action) -> {
            throw new IllegalStateException("no paint");
          });
    }
  }

  @Test
  void drawsTheRestWhereTheEnvironmentFails() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);

    assertThat(RunReport.draw(run, new Broken()))
        .first()
        .isEqualTo(
            "the environment Broken-v0 failed: java.lang.IllegalStateException: the simulator is not there");

    assertThat(page(run)).contains("observation=tf.zeros([1, n])", "<h1>a</h1>");
  }

  @ParameterizedTest(name = "manifest {index}")
  @ValueSource(
      strings = {
        "{\"run\": \"a\", \"versions",
        "{}",
        "null",
        "{\"versions\": null}",
        "{\"versions\": {\"java\": null}}",
        "[]",
        ""
      })
  void aDamagedManifestDoesNotStopTheReport(String manifest) throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);
    Files.writeString(run.manifest(), manifest);

    RunReport.draw(run, new Reach.Provider());

    assertThat(page(run)).containsPattern("<th>machine</th><td>.*(not JSON|unknown, cores: unkn)");
  }

  @Test
  void whatIsNoTextDoesNotStopTheReport() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);
    Files.write(run.manifest(), new byte[] {(byte) 0xff, 'x'});
    Files.write(run.config(), new byte[] {(byte) 0xff, 'x'});

    RunReport.draw(run, new Reach.Provider());

    assertThat(page(run)).contains("manifest.json: is not text", "config.yaml: is not text");
  }

  @Test
  void showsTheMachineOfARunOfAnotherVersion() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);
    Files.writeString(
        run.manifest(),
        "{\"version\": 7, \"configuration\": {\"environment\": 3},"
            + " \"versions\": {\"system\": \"Linux\", \"cores\": \"64\", \"java\": \"21\"}}");

    RunReport.draw(run, new Reach.Provider());

    assertThat(page(run)).contains("<th>machine</th><td>Linux, cores: 64, Java 21</td>");
  }

  @Test
  void textOfARunIsNeverTakenForMarkup() throws IOException {
    Path place = Files.createDirectory(folder.resolve("a<b>&\"c"));
    RunDirectory run = Runs.ofTwo(place, "a", -900);
    Files.writeString(run.config(), "environment: <script>alert('{{manifest}} & $1')</script>\n");
    Files.writeString(run.manifest(), "{\"versions\": {\"java\": \"<img src=x>\"}}");
    Files.writeString(run.evaluations(), Runs.EVALUATIONS + "<i>,1,1,1,1,1,1\r\n");

    RunReport.draw(run, new Reach.Provider());

    assertThat(page(run))
        .contains("&lt;script&gt;alert('{{manifest}} &amp; $1')&lt;/script&gt;")
        .contains("Java &lt;img src=x&gt;", "a&lt;b&gt;&amp;&quot;c", "&lt;i&gt;")
        .doesNotContain("<script", "<img src=x>", "<i>", "a<b>");
  }

  @Test
  void linksToTheFilesThatAreThere() throws IOException {
    RunDirectory run = Runs.ofTwo(folder, "a", -900);

    draw(run);

    assertThat(page(run))
        .contains(
            "<a href=\"episodes.csv\">episodes.csv</a> · "
                + "<a href=\"evaluations.csv\">evaluations.csv</a></p>");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"report/report.html", "report/sweep.html", "serve/watch.html"})
  void pagesKnowNoTaskAndNoAlgorithm(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RunReport.class.getResourceAsStream("/io/swingup/" + resource))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(text)
          .doesNotContainPattern("(?i)\\b(pendulum|torque|rad/s|ddpg|critic|actor)\\b")
          .doesNotContainPattern("\\[\\[|new float\\[\\] ?\\{");
    }
  }
}
