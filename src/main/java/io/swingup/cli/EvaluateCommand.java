package io.swingup.cli;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.EvaluationReport.Scores;
import io.swingup.training.Evaluator;
import io.swingup.training.config.EvaluationConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code swingup evaluate}. */
@Command(
    name = "evaluate",
    description =
        "Play a saved policy without noise from the starts reset(0) to reset(STARTS - 1).")
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PlayedModel played = new PlayedModel();

  @Option(names = "--starts", defaultValue = "100", description = "The number of starts.")
  private int starts;

  @Override
  public Integer call() throws IOException {
    if (starts < 1 || starts > 100_000) {
      throw new UsageException("--starts must be in [1, 100000], was " + starts);
    }
    try (SavedPolicy policy = played.load()) {
      EnvironmentProvider provider = played.provider();
      Fit.require(policy, played.directory(), provider);
      try (Evaluator evaluator = new Evaluator(provider, EvaluationConfig.DEFAULT_TIME_LIMIT)) {
        print(evaluator.evaluate(policy, 0, starts, () -> false).orElseThrow());
      }
    }
    return 0;
  }

  private void print(Scores scores) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "starts       %d%n", scores.starts());
    out.printf(Locale.ROOT, "mean_return  %.4f%n", scores.meanReturn());
    out.printf(Locale.ROOT, "std_return   %.4f%n", scores.stdReturn());
    out.printf(Locale.ROOT, "min_return   %.4f%n", scores.minReturn());
    out.printf(Locale.ROOT, "max_return   %.4f%n", scores.maxReturn());
    if (scores.meanRegret().isPresent()) {
      out.printf(Locale.ROOT, "mean_regret  %.4f%n", scores.meanRegret().getAsDouble());
    }
    out.flush();
  }
}
