package io.swingup.cli;

import io.swingup.report.Metric;
import io.swingup.report.RunSet;
import io.swingup.report.SetComparison;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code swingup compare}. */
@Command(name = "compare", description = "Compare two sets of runs of one task.")
final class CompareCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(CompareCommand.class);

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "A B",
      description =
          "Two sets: data/a stands for all runs data/a-seed<number>, a pattern in quotes such as"
              + " 'data/a-*' for all that match.")
  private List<String> sets = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "COLUMN",
      defaultValue = "mean_return",
      description =
          "A column of evaluations.csv; less is better of mean_regret, std_return and elapsed_seconds.")
  private String metric = "";

  @Option(
      names = "--evaluation",
      paramLabel = "WHICH",
      defaultValue = "last",
      description = "Score each run at its last evaluation, or at the one of its best policy.")
  private Metric.Moment evaluation = Metric.Moment.LAST;

  @Option(
      names = "--target",
      paramLabel = "SCORE",
      description =
          "The score from which the optimality gap is counted; by default the mean of the best"
              + " known returns, where they are known.")
  private @Nullable Double target;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Where the files go; replaced. By default data/comparison, or the first of"
              + " data/comparison-2 ... free.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    if (sets.size() != 2) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "compare takes two sets of runs, a pattern for each in quotes, was given %d",
              sets.size()));
    }
    double wanted = target == null ? Double.NaN : target;
    if (target != null && !Double.isFinite(wanted)) {
      throw new UsageException("--target must be finite, was " + target);
    }
    SetComparison comparison =
        SetComparison.of(
            RunSet.find(sets.get(0)),
            RunSet.find(sets.get(1)),
            new Metric(metric, evaluation),
            wanted);
    Path directory = output == null ? OutputFile.free(Path.of("data"), "comparison", "") : output;
    comparison.write(directory);
    CompareTable.print(comparison, spec.commandLine().getOut());
    LOG.info("wrote {}", directory);
    return 0;
  }
}
