package io.swingup.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SearchPlanTest {
  private static final String RANDOM =
      """
      name: s
      base: {preset: keras-example, set: {recording.pictures: false}}
      parameters:
        agent.actor.rate: {log_uniform: [1.0e-4, 1.0e-2]}
        agent.batch_size: {int: [16, 64]}
        agent.discount: {uniform: [0.9, 0.99]}
        agent.networks.actor_hidden: {choice: [[8], [16, 16]]}
      method: random
      trials: 2
      seeds: [3, 4]
      """;
  private static final String GRID =
      """
      base: {preset: keras-example}
      parameters: {agent.batch_size: [16, 32], agent.discount: [0.9, 0.99]}
      method: grid
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f.yaml"), text);
  }

  private List<String> plan(String text) throws IOException {
    SearchFile search = SearchFile.read(file(text), false);
    SearchDirectory directory = new SearchDirectory(folder, search.name());
    directory.claim(file(text), search);
    return Files.readAllLines(directory.data().resolve("plan.csv"));
  }

  @Test
  void aGridHasEveryCombination() throws IOException {
    assertThat(plan(GRID))
        .containsExactly(
            "trial,configuration,seed,agent.batch_size,agent.discount",
            "1,1,0,16,0.9",
            "2,2,0,16,0.99",
            "3,3,0,32,0.9",
            "4,4,0,32,0.99");
  }

  @Test
  void drawsAreThoseOfTheSeed() throws IOException {
    assertThat(plan(RANDOM))
        .containsExactly(
            "trial,configuration,seed,agent.actor.rate,agent.batch_size,agent.discount,agent.networks.actor_hidden",
            "1,1,3,0.0018789852661499496,29,0.9036876171542575,[8]",
            "2,1,4,0.0018789852661499496,29,0.9036876171542575,[8]",
            "3,2,3,0.004231949517477536,60,0.9545972198190462,\"[16,16]\"",
            "4,2,4,0.004231949517477536,60,0.9545972198190462,\"[16,16]\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "agent.actor.rate: | agent.actor.rat: | agent.actor.rat",
        "1.0e-4, 1.0e-2 | 1.0e-2, 1.0e-4 | two numbers, the lower one first",
        "1.0e-4, 1.0e-2 | 0, 1.0e-2 | two numbers above 0, the lower one first",
        "0.9, 0.99 | 0.99, 0.9 | two numbers, the lower one first",
        "0.9, 0.99 | 0.9, 1.99 | discount",
        "name: s | metric: mean_retrun | did you mean mean_return?",
        "trials: 2 | trials: 0 | trials must be at least 1, was 0",
        "method: random | method: grid | trials must be left out of a grid, was 2",
        "'[3, 4]' | '[3, 3]' | seeds must be at least one, all different",
        "name: s | nam: s | did you mean name?",
        "method: random | method: randum | did you mean random?",
        "preset: keras-example | environment: Pendulum-v2 | did you mean Pendulum-v1?",
        "name: s | 'halving: {eta: 3, from: 1 episode}' | must be left out of method random",
      })
  void badFilesAreRefusedBeforeAnythingIsMade(String old, String replacement, String message) {
    assertThat(RANDOM).contains(old);
    assertThatThrownBy(() -> plan(RANDOM.replace(old, replacement)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aMetricMustHaveValues() {
    String unknown = RANDOM.replace("keras-example", "mountain-car") + "metric: mean_regret\n";

    assertThatThrownBy(() -> plan(unknown))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "metric must have values, but of MountainCarContinuous-v0 no best returns are known to"
                + " count mean_regret from");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void theShiftedSobolSequenceFillsEachRangeEvenly() throws IOException {
    String text =
        RANDOM
            .replace("random", "sobol")
            .replace("trials: 2", "trials: 32")
            .replace("seeds: [3, 4]", "seed: 5");

    List<String> rows = plan(text);

    Set<Integer> discounts = new TreeSet<>();
    Set<Integer> sizes = new TreeSet<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] values = row.split(",", 7);
      discounts.add((int) Math.floor((Double.parseDouble(values[5]) - 0.9) / 0.09 * 32));
      sizes.add((int) Math.floor(Math.log10(Double.parseDouble(values[3]) / 1e-4) / 2 * 32));
    }
    assertThat(discounts).hasSize(32);
    assertThat(sizes).hasSize(32);
    assertThat(plan(text)).isEqualTo(rows);
    assertThat(plan(text.replace("name: s", "name: t").replace("seed: 5", "seed: 6")).subList(1, 3))
        .doesNotContainAnyElementsOf(rows);
  }

  @Test
  void theSobolSequenceHasNoMoreDimensionsThanDirectionNumbers() throws IOException {
    StringBuilder text = new StringBuilder("base: {}\nmethod: sobol\ntrials: 1\nparameters:\n");
    for (int i = 0; i <= SobolPoints.MAX_DIMENSION; i++) {
      text.append("  p").append(i).append(": [1]\n");
    }
    Path file = file(text.toString());

    assertThatThrownBy(() -> SearchFile.read(file, false))
        .hasMessage("parameters must be at most 21201 with method sobol, was 21202");
    assertThat(new SobolPoints(SobolPoints.MAX_DIMENSION, 0).get()).hasSize(21_201);
  }

  @Test
  void ofSeveralAtTheSameTimeOneMakesThePlan() throws Exception {
    Path file = file(RANDOM);
    SearchFile search = SearchFile.read(file, false);
    SearchDirectory directory = new SearchDirectory(folder, search.name());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<List<SearchTrial>>> all =
          threads.invokeAll(Collections.nCopies(8, () -> directory.claim(file, search)));
      for (Future<List<SearchTrial>> each : all) {
        assertThat(each.get()).hasSize(4);
      }
    } finally {
      threads.shutdownNow();
    }
    try (Stream<Path> files = Files.list(folder.resolve("data"))) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("s", ".s.lock");
    }
  }

  @Test
  void theFileOfTheBaseIsKept() throws IOException {
    Path base = Files.writeString(folder.resolve("base.yaml"), "agent: {batch_size: 24}\n");
    String text =
        RANDOM
            .replace("agent.batch_size: {int: [16, 64]}", "agent.critic.rate: [0.001]")
            .replace("preset: keras-example", "preset: keras-example, config: " + base);
    plan(text);
    Files.writeString(base, "agent: {batch_size: 48}\n");

    SearchFile search = SearchFile.read(file(text), false);
    SearchDirectory directory = new SearchDirectory(folder, search.name());
    List<SearchTrial> trials = directory.claim(file(text), search);
    directory.prepare(directory.kept(search), trials.get(0));

    assertThat(directory.config(trials.get(0))).content().contains("batch_size: 24\n");
    Files.delete(base);
    assertThat(directory.claim(file(text), search)).isEqualTo(trials);
  }

  @Test
  void aLargeGridNeedsConsent() throws IOException {
    List<Integer> many = new ArrayList<>();
    for (int i = 1; i <= 5001; i++) {
      many.add(i);
    }
    Path large = file(GRID.replace("[16, 32]", many.toString()));

    assertThatThrownBy(() -> SearchFile.read(large, false))
        .hasMessage("a grid must have at most 10000 trials unless --yes agrees to more, has 10002");
    assertThat(SearchPlan.of(SearchFile.read(large, true))).hasSize(10_002);
  }

  @Test
  void anotherRequestOfTheSameNameIsRefused() throws IOException {
    plan(RANDOM);

    assertThatThrownBy(() -> plan(RANDOM.replace("trials: 2", "trials: 3")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("was made for something else");
  }
}
