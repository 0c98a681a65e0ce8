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
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HalvingTest {
  private static final String FILE =
      """
      name: s
      base: {preset: keras-example, set: {training.budget: 50 episodes}}
      parameters: {agent.discount: {uniform: [0.9, 0.99]}}
      method: halving
      halving: {eta: 2, from: 10 episodes}
      trials: 5
      seeds: [0, 1]
      """;

  @TempDir Path folder;
  private final List<String> run = Collections.synchronizedList(new ArrayList<>());
  private int left = Integer.MAX_VALUE;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("f.yaml"), text);
  }

  private SearchProgress search(String text, int jobs, TrialRunner runner, BooleanSupplier stop)
      throws Exception {
    SearchFile file = SearchFile.read(file(text), false);
    SearchDirectory directory = new SearchDirectory(folder, file.name());
    List<SearchTrial> trials = directory.claim(file(text), file);
    SearchProgress progress = new SearchProgress(directory, file, trials);
    new Search(directory, file, runner, stop).run(trials, jobs, progress::add);
    SearchTables.write(directory);
    return progress;
  }

  /* The higher the number of the configuration, the better, save that the first seed of 4 fails. */
  private String finish(SearchTrial trial) throws IOException {
    run.add(trial.number() + "@" + trial.rung());
    left--;
    if (trial.number() == 7) {
      return "it broke";
    }
    double score = 10.0 * trial.configuration() + trial.seed() + (trial.rung() == 0 ? 100 : 0);
    Map<String, String> row = Map.of("mean_return", Double.toString(score));
    new TrialResult(true, 1, "", 2.5, row).write(new SearchDirectory(folder, "s").result(trial));
    return "";
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("data/s").resolve(name));
  }

  @Test
  void theBestGoOnAndWhatFailedDoesNot() throws Exception {
    SearchProgress progress = search(FILE, 3, this::finish, () -> false);

    assertThat(run)
        .containsExactlyInAnyOrder(
            "1@1", "2@1", "3@1", "4@1", "5@1", "6@1", "7@1", "8@1", "9@1", "10@1", "5@2", "6@2",
            "9@2", "10@2", "9@0", "10@0");
    assertThat(lines("rungs.csv"))
        .containsExactly(
            "rung,budget,configuration,mean_score,goes_on",
            "1,10 episodes,5,50.5,true",
            "1,10 episodes,3,30.5,true",
            "1,10 episodes,2,20.5,false",
            "1,10 episodes,1,10.5,false",
            "1,10 episodes,4,,false",
            "2,20 episodes,5,50.5,true",
            "2,20 episodes,3,30.5,false");
    assertThat(lines("trials.csv").stream().map(HalvingTest::withoutSettings))
        .contains(
            "1,1,0,10 episodes,out,10.0,2.5,1,",
            "5,3,0,20 episodes,out,30.0,2.5,1,",
            "7,4,0,10 episodes,failed,,,1,it broke",
            "9,5,0,50 episodes,finished,150.0,2.5,1,");
    assertThat(lines("summary.csv").stream().map(row -> row.replaceAll(",0\\.9\\d+", "")))
        .containsExactly(
            "rank,configuration,agent.discount,budget,seeds,mean_score",
            "1,5,50 episodes,2,150.5",
            "2,3,20 episodes,2,30.5",
            "3,2,10 episodes,2,20.5",
            "4,1,10 episodes,2,10.5");
    assertThat(lines("best.yaml")).contains("  budget: 50 episodes", "seed: 0");
    assertThat(lines("trials/9-rung1.yaml")).contains("  budget: 10 episodes");
    assertThat(progress.all()).isEqualTo(16);
    assertThat(progress.finished()).isEqualTo(15);
    assertThat(progress.failed()).isOne();
    assertThat(progress.bestTrial()).isEqualTo(10);
    assertThat(progress.bestScore()).isEqualTo(151);
  }

  private static String withoutSettings(String row) {
    return row.replaceFirst(",0\\.9\\d+", "");
  }

  @Test
  void stoppedAnywhereItGoesOnAsIfItHadNotBeen() throws Exception {
    search(FILE, 1, this::finish, () -> false);
    List<String> whole = List.copyOf(run);
    List<String> decisions = lines("rungs.csv");
    List<String> trials = lines("trials.csv");
    String other = FILE.replace("name: s", "name: t");
    run.clear();

    for (int i = 0; i < whole.size(); i++) {
      left = 1;
      search(other, 1, this::finishOther, () -> left == 0);
    }

    assertThat(run).isEqualTo(whole);
    Path there = folder.resolve("data/t");
    assertThat(Files.readAllLines(there.resolve("rungs.csv"))).isEqualTo(decisions);
    assertThat(Files.readAllLines(there.resolve("trials.csv"))).isEqualTo(trials);
  }

  private String finishOther(SearchTrial trial) throws IOException {
    String problem = finish(trial);
    SearchDirectory other = new SearchDirectory(folder, "t");
    if (problem.isEmpty()) {
      TrialResult.read(new SearchDirectory(folder, "s").result(trial)).write(other.result(trial));
    }
    return problem;
  }

  @Test
  void aRungStaysAsItWasDecided() throws Exception {
    search(FILE, 1, this::finish, () -> left < Integer.MAX_VALUE - 9);
    assertThat(lines("rungs.csv")).contains("1,10 episodes,5,50.5,true");
    for (int number : List.of(9, 10)) {
      TrialResult.failed(1, "later")
          .write(folder.resolve("data/s/trials/" + number + "-rung1.json"));
    }

    search(FILE, 1, this::finish, () -> false);

    assertThat(run).contains("9@0", "10@0");
  }

  @Test
  void withoutAScoreNobodyGoesOn() throws Exception {
    SearchProgress progress =
        search(
            FILE,
            1,
            trial -> {
              new TrialResult(true, 1, "", 1, Map.of())
                  .write(new SearchDirectory(folder, "s").result(trial));
              return "";
            },
            () -> false);

    assertThat(progress.finished()).isEqualTo(10);
    assertThat(progress.bestTrial()).isZero();
    assertThat(folder.resolve("data/s/best.yaml")).doesNotExist();
  }

  @Test
  void theTimeLeftGoesByTheBudgets() throws Exception {
    SearchFile file = SearchFile.read(file(FILE), false);
    SearchDirectory directory = new SearchDirectory(folder, file.name());
    List<SearchTrial> trials = directory.claim(file(FILE), file);
    SearchProgress progress = new SearchProgress(directory, file, trials);
    assertThat(progress.secondsLeft(5)).isEmpty();

    progress.add(trials.get(0).at(1), TrialResult.failed(1, "")); // 10 of 10·10 + 4·10 + 2·30

    assertThat(progress.secondsLeft(5)).hasValue(5 * 190 / 10.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eta: 2 | eta: 1 | halving: eta must be a whole number of at least 2, was 1",
        "eta: 2 | eta: 2.5 | halving: eta must be a whole number of at least 2, was 2.5",
        "eta: 2, | '' | halving must be such as {eta: 3, from: 2000 steps}",
        "'{eta: 2, from: 10 episodes}' | 3 | halving must be such as {eta: 3, from: 2000 steps}, was 3",
        "10 episodes | 0 episodes | halving: from must be at least 1, was \"0 episodes\"",
        "10 episodes | ten | halving: from must be a number of steps or episodes",
        "10 episodes | 100 steps | must be in episodes, as training.budget, 50 episodes, was 100 steps",
        "10 episodes | 60 episodes | a part in 2 of training.budget, 50 episodes, was 60 episodes",
        "10 episodes | 26 episodes | a part in 2 of training.budget, 50 episodes, was 26 episodes",
        "trials: 5 | trials: 3 | trials must be at least 4, so that one reaches the last of 3 rungs",
        "agent.discount: {uniform: [0.9, 0.99]} | training.budget: [1 episode] | which halving sets",
        "50 episodes | '50 episodes, recording.checkpoint_every: 0 steps' | checkpoint_every must not",
        "'halving: {eta: 2, from: 10 episodes}' | '' | method halving must have rungs, such as",
      })
  void badRungsAreRefusedBeforeAnythingIsMade(String old, String replacement, String message)
      throws IOException {
    assertThat(FILE).contains(old);
    Path file = file(FILE.replace(old, replacement));

    assertThatThrownBy(
            () -> {
              SearchFile search = SearchFile.read(file, false);
              new SearchDirectory(folder, search.name()).claim(file, search);
            })
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
    assertThat(folder.resolve("data")).doesNotExist();
  }
}
