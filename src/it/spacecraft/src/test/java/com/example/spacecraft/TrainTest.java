package com.example.spacecraft;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swingup.environment.Environments;
import io.swingup.environment.Policy;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.Evaluator;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class TrainTest {
  private static final int STARTS = 10;

  @Test
  void aLittleTrainingIsBetterThanDoingNothing(@TempDir Path root) throws IOException {
    RunConfig config =
        new ConfigReader(ConfigReader.DEFAULT)
            .overlay(Path.of("slot.yaml"))
            .set("training.budget", "4000 steps")
            .set("evaluation.every", "2000 steps")
            .set("evaluation.starts", "5")
            .set("evaluation.selection_starts", "5")
            .read();
    RunDirectory run = RunDirectory.create(root, "slot");

    Train.train(config, run);

    try (SavedPolicy policy = Policies.load(run.best())) {
      double nothing = meanReturn((observations, count) -> new float[3 * count]);
      double learned = meanReturn(policy);
      assertTrue(learned > nothing, () -> learned + " with, " + nothing + " without training");
    }
    Score.main(run.best().toString());
  }

  private static double meanReturn(Policy policy) {
    try (Evaluator evaluator =
        new Evaluator(Environments.provider(SlotEnvironment.ID), SlotProvider.MAX_HOURS)) {
      double[] returns = evaluator.returns(policy, 0, STARTS, () -> false).orElseThrow();
      return Arrays.stream(returns).average().orElseThrow();
    }
  }
}
