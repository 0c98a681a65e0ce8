package io.swingup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.training.EvaluationReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class PendulumPresetTest {
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void swingsUpAfterAFifthOfItsSteps(@TempDir Path folder) throws IOException {
    RunConfig config =
        new ConfigReader("pendulum")
            .set("seed", "0")
            .set("training.episodes", "80")
            .set("evaluation.every", "80")
            .read();
    List<EvaluationReport> evaluations = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEvaluation(EvaluationReport report) {
            evaluations.add(report);
          }
        };

    try (TrainingRun run = TrainingRun.of(config)) {
      run.train(RunDirectory.create(folder, "run"), null, listener, () -> false);
    }

    EvaluationReport last = evaluations.get(evaluations.size() - 1);
    assertThat(last.totalSteps()).isEqualTo(4_000);
    // Seeds 0 to 3 reached -145, -149, -137 and -147; a policy that has learned nothing has -1200.
    assertThat(last.scores().meanReturn()).isGreaterThan(-200);
  }
}
