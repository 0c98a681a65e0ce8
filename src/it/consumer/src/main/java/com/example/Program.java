package com.example;

import io.swingup.environment.Environment;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeStep;
import io.swingup.run.TrainingRun;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;

/** Does with Swingup what a program of one's own would: steps, trains, acts. */
final class Program {
  private Program() {}

  /** Returns the first reward of the pendulum where nothing pushes it. */
  static double step() throws IOException {
    try (Environment pendulum = Environments.create("Pendulum-v1")) {
      pendulum.reset(0);
      TimeStep after = pendulum.step(0);
      return after.reward();
    }
  }

  /** Trains for an episode and returns the directory of the policy. */
  static Path train(Path root) throws IOException {
    RunConfig config =
        new ConfigReader("keras-example")
            .set("training.episodes", "1")
            .set("evaluation.every", "1")
            .set("evaluation.starts", "2")
            .read();
    RunDirectory directories = RunDirectory.create(root, "run");
    try (RunLock lock = RunLock.acquire(directories);
        TrainingRun run = TrainingRun.of(config)) {
      run.train(directories, null, new TrainingListener() {}, () -> false);
    }
    return directories.policy();
  }

  /** Returns what a policy does with one observation. */
  static float act(Path model) throws IOException {
    try (SavedPolicy policy = Policies.load(model)) {
      return policy.act(new float[] {1, 0, 0.5f}, 1)[0];
    }
  }
}
