package io.swingup.cli;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.EvaluationReport.Scores;
import io.swingup.training.Evaluator;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "A SavedModel.")
  private Path model = Path.of(".");

  @Option(
      names = "--environment",
      defaultValue = "Pendulum-v1",
      description = "The environment's id.")
  private String environment = "";

  @Option(names = "--starts", defaultValue = "100", description = "The number of starts.")
  private int starts;

  @Override
  public Integer call() throws IOException {
    if (starts < 1 || starts > 100_000) {
      throw new UsageException("--starts must be in [1, 100000], was " + starts);
    }
    EnvironmentProvider provider = Environments.provider(environment);
    try (SavedPolicy policy = Policies.load(model)) {
      Fit.require(policy, model, provider);
      print(new Evaluator(provider).evaluate(policy, 0, starts));
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
