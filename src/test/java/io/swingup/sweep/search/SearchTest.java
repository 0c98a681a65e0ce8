package io.swingup.sweep.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SearchTest {
  @TempDir Path folder;
  private final List<Integer> run = Collections.synchronizedList(new ArrayList<>());
  private SearchFile file;
  private SearchDirectory directory;
  private List<SearchTrial> trials;

  @BeforeEach
  void claim() throws Exception {
    Path text =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            base: {preset: keras-example}
            parameters: {agent.batch_size: [16, 32, 64]}
            method: grid
            retries: 1
            """);
    file = SearchFile.read(text, false);
    directory = new SearchDirectory(folder, file.name());
    trials = directory.claim(text, file);
  }

  private String finish(SearchTrial trial) throws java.io.IOException {
    run.add(trial.number());
    Map<String, String> row = Map.of("mean_return", Integer.toString(10 - trial.number()));
    new TrialResult(true, 1, "", 2.5, row).write(directory.result(trial));
    return "";
  }

  private void search(int jobs, TrialRunner runner, BooleanSupplier stop) throws Exception {
    new Search(directory, file, runner, stop).run(trials, jobs, (trial, result) -> {});
    SearchTables.write(directory);
  }

  private List<String> lines(String name) throws Exception {
    return Files.readAllLines(directory.data().resolve(name));
  }

  @Test
  void whatFailsIsTriedAgainKeptAndStopsNoOther() throws Exception {
    TrialRunner secondFails =
        trial -> {
          if (trial.number() == 2) {
            run.add(2);
            return "it broke";
          }
          return finish(trial);
        };

    search(1, secondFails, () -> false);
    search(2, secondFails, () -> false);

    assertThat(run).containsExactly(1, 2, 2, 3);
    assertThat(lines("trials.csv"))
        .containsExactly(
            "trial,configuration,seed,agent.batch_size,state,score,training_seconds,attempts,message",
            "1,1,0,16,finished,9.0,2.5,1,",
            "2,2,0,32,failed,,,2,it broke",
            "3,3,0,64,finished,7.0,2.5,1,");
    assertThat(lines("summary.csv"))
        .containsExactly(
            "rank,configuration,agent.batch_size,seeds,mean_score", "1,1,16,1,9.0", "2,3,64,1,7.0");
    assertThat(directory.data().resolve("best.yaml"))
        .hasSameTextualContentAs(directory.config(trials.get(0)));
  }

  @Test
  void aStoppedSearchGoesOnWithWhatIsOpen() throws Exception {
    search(1, this::finish, () -> !run.isEmpty());
    assertThat(run).containsExactly(1);
    assertThat(lines("trials.csv")).contains("2,2,0,32,open,,,0,");

    search(1, this::finish, () -> false);

    assertThat(run).containsExactly(1, 2, 3);
  }
}
