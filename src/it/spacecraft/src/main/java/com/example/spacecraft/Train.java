package com.example.spacecraft;

import io.swingup.run.TrainingRun;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.training.EvaluationReport;
import io.swingup.training.TrainingListener;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Trains a policy from a program of one's own. */
public final class Train {
  private Train() {}

  /**
   * Trains and says how far it is.
   *
   * @param args a file of settings, the directory for {@code data} and {@code models}, the name of
   *     the run; then, if wished, settings such as {@code seed=1}
   * @throws IOException if the settings cannot be read or a result cannot be written
   */
  public static void main(String... args) throws IOException {
    ConfigReader settings = new ConfigReader(ConfigReader.DEFAULT).overlay(Path.of(args[0]));
    for (int i = 3; i < args.length; i++) {
      String[] setting = args[i].split("=", 2);
      settings.set(setting[0], setting[1]);
    }
    train(settings.read(), RunDirectory.create(Path.of(args[1]), args[2]));
  }

  /** Trains into the directories of a run. */
  static void train(RunConfig config, RunDirectory directories) throws IOException {
    try (RunLock lock = RunLock.acquire(directories);
        TrainingRun run = TrainingRun.of(config)) {
      run.train(directories, null, new Progress(), () -> false);
    }
  }

  private static final class Progress implements TrainingListener {
    @Override
    public void onEvaluation(EvaluationReport report) {
      System.out.printf(
          Locale.ROOT,
          "%7d steps, %4.0f s: mean return %.1f%n",
          report.totalSteps(),
          report.elapsedSeconds(),
          report.scores().meanReturn());
    }
  }
}
