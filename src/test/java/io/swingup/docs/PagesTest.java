package io.swingup.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.run.TrainingRun;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.Columns;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private static final Path FILES = Path.of("docs/files.md");
  private static final EnvironmentSpec SPEC =
      new EnvironmentSpec("Line", Box.symmetric(1), Box.symmetric(1));

  @Test
  void everyLinkLeadsSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Markdown.pages()) {
      for (String link : Markdown.links(page)) {
        if (!link.startsWith("https://") && !leadsSomewhere(page, link)) {
          broken.add(page + ": " + link);
        }
      }
    }

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1 || Markdown.anchors(target).contains(parts[1]));
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(160);
  }

  @Test
  void theSourcesOfTheDrawingAreThere() throws IOException {
    Set<String> sources = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      files.forEach(file -> sources.add(String.valueOf(file.getFileName())));
    }

    assertThat(Markdown.javaFiles(Path.of("docs/architecture.md")))
        .hasSizeGreaterThan(10)
        .isSubsetOf(sources);
  }

  @Test
  void theColumnsAreThoseOfTheFiles() throws IOException {
    assertThat(columns("episodes.csv")).isEqualTo(Columns.episodes(List.of()));
    assertThat(columns("evaluations.csv")).isEqualTo(Columns.EVALUATIONS);
    assertThat(columns("monitor.csv")).isEqualTo(Columns.MONITOR);
    assertThat(columns("steps.csv")).isEqualTo(Columns.steps(SPEC, List.of()));
    assertThat(columns("rollout")).isEqualTo(Columns.rollout(SPEC));
  }

  private static List<String> columns(String file) throws IOException {
    return Markdown.firstColumn(FILES, "### `" + file + "`");
  }

  @Test
  void filesAndMetricsAreThoseOfARun(@TempDir Path folder) throws IOException {
    RunDirectory run = train(folder);

    List<String> header = List.of(Files.readAllLines(run.episodes()).get(0).split(",", -1));
    assertThat(Markdown.firstColumn(Path.of("docs/ddpg.md"), "## Metrics"))
        .isEqualTo(Columns.metrics(header));
    String table = String.join(" ", Markdown.firstColumn(FILES, "## What a run leaves"));
    for (Path part : List.of(run.data(), run.models())) {
      try (Stream<Path> files = Files.list(part)) {
        assertThat(files.map(file -> String.valueOf(file.getFileName())))
            .allSatisfy(file -> assertThat(table).contains(file));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ddpg", "td3", "sac"})
  void metricsAreThoseOfTheAlgorithm(String algorithm) throws IOException {
    RunConfig config =
        new ConfigReader("default")
            .set("environment.id", "Pendulum-v1")
            .set("agent.algorithm", algorithm)
            .read();

    try (GraphAgent agent =
        GraphAgent.create(SPEC, config.agent(), config.session(), false, () -> 1, new Random(1))) {
      assertThat(Markdown.firstColumn(Path.of("docs/" + algorithm + ".md"), "## Metrics"))
          .isEqualTo(agent.metrics());
    }
  }

  private static RunDirectory train(Path folder) throws IOException {
    RunConfig config =
        new ConfigReader("keras-example")
            .set("training.budget", "4 steps")
            .set("evaluation.starts", "2")
            .set("evaluation.selection_starts", "2")
            .set("environment.time_limit", "2")
            .set("recording.trace", "true")
            .read();
    RunDirectory run = RunDirectory.create(folder, "run");
    try (TrainingRun training = TrainingRun.of(config)) {
      training.train(run, null, new TrainingListener() {}, () -> false);
    }
    return run;
  }
}
