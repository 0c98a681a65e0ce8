package io.swingup.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchFile;
import io.swingup.sweep.search.SearchProgress;
import io.swingup.sweep.search.SearchTrial;
import io.swingup.sweep.search.TrialResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SweepProgressTest {
  @TempDir Path folder;

  private static TrialResult result(double regret) {
    return new TrialResult(true, 1, "", 2, Map.of("mean_regret", Double.toString(regret)));
  }

  @Test
  void aLineSaysCountsBestScoreAndTimeLeft() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            base: {preset: keras-example}
            parameters: {agent.batch_size: [8, 16, 32, 64, 128]}
            method: grid
            metric: mean_regret
            """);
    SearchFile search = SearchFile.read(file, false);
    SearchDirectory directory = new SearchDirectory(folder, search.name());
    List<SearchTrial> trials = directory.claim(file, search);
    SearchProgress state = new SearchProgress(directory, search, trials);
    assertThat(SweepProgress.line(state, 1)).isEqualTo("0/5 trials finished");

    state.add(trials.get(1), result(12.3456));
    state.add(trials.get(0), result(20));
    assertThat(SweepProgress.line(state, 200))
        .isEqualTo("2/5 trials finished, best 12.346 by trial 2, about 5 min left");

    state.add(trials.get(4), TrialResult.failed(1, "it broke"));
    assertThat(SweepProgress.line(state, 60))
        .isEqualTo("2/5 trials finished, 1 failed, best 12.346 by trial 2, about 40 s left");
  }

  @Test
  void whatWasThereBeforeCountsButNotForTheTimeLeft() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("s.yaml"),
            """
            base: {preset: keras-example}
            parameters: {agent.batch_size: [8, 16]}
            method: grid
            metric: mean_regret
            """);
    SearchFile search = SearchFile.read(file, false);
    SearchDirectory directory = new SearchDirectory(folder, search.name());
    List<SearchTrial> trials = directory.claim(file, search);
    result(3).write(directory.result(trials.get(1)));

    SearchProgress state = new SearchProgress(directory, search, trials);

    assertThat(SweepProgress.line(state, 9))
        .isEqualTo("1/2 trials finished, best 3.0000 by trial 2");
  }
}
