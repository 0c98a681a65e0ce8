package io.swingup.pretrained;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.statistics.Aggregates;
import io.swingup.statistics.Bootstrap;
import io.swingup.statistics.Interval;
import io.swingup.statistics.Scores;
import io.swingup.storage.config.ConfigDifferences;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.Json;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.PretrainedCard;
import io.swingup.storage.model.PretrainedCard.Choice;
import io.swingup.storage.model.PretrainedCard.Returns;
import io.swingup.storage.model.PretrainedPolicies;
import io.swingup.storage.model.RunPart;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.EvaluationReport;
import io.swingup.training.Evaluator;
import io.swingup.training.config.EvaluationConfig;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * Makes {@code models/pretrained/<preset>} from finished runs of a preset: {@code make
 * pretrained-<preset> RUNS="models/a-seed0 models/a-seed1"}. The policy is that of the highest
 * {@code selection_mean_return}; what the card reports is measured afterwards, on other starts.
 */
public final class MakePretrained {
  static final int STARTS = 1_000;
  static final int FIRST = 100;

  private MakePretrained() {}

  /** A finished run. */
  private record Run(RunDirectory directories, RunConfig config, Made made) {}

  /** What is read of a run's manifest. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Made(List<RunPart> parts, EvaluationReport best) {}

  /**
   * Chooses, evaluates and writes.
   *
   * @param args the preset, then the runs
   * @throws IOException if a run cannot be read or the policy cannot be written
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new UsageException("RUNS must name the finished runs of the preset");
    }
    Path directory = PretrainedPolicies.directory(args[0]);
    PretrainedCard card = make(args[0], Stream.of(args).skip(1).map(Path::of).toList(), directory);
    System.out.println("wrote " + directory + ", mean return " + card.returns().mean());
  }

  /** Makes the directory of the best policy of some runs; replaces what is there. */
  static PretrainedCard make(String preset, List<Path> directories, Path target)
      throws IOException {
    List<Run> runs = new ArrayList<>();
    for (Path directory : directories) {
      runs.add(read(preset, RunDirectory.existing(directory)));
    }
    runs.sort(Comparator.comparingLong(run -> run.config.seed()));
    Run best =
        runs.stream()
            .max(Comparator.comparingDouble(run -> run.made.best.selectionMeanReturn()))
            .orElseThrow();
    EnvironmentProvider provider = Environments.provider(best.config.environment());
    Files.createDirectories(target.toAbsolutePath().getParent());
    DirectoryWriter.delete(target);
    DirectoryWriter.write(target, copy -> copy(best, copy));
    PretrainedCard card = card(preset, seeds(runs), best, provider, target);
    card.write(target);
    Files.writeString(target.resolve(PretrainedCard.PAGE), CardPage.of(card, provider));
    return card;
  }

  /* Only what makes no difference to the policy may be other than the preset has it. */
  private static Run read(String preset, RunDirectory directories) throws IOException {
    RunConfig config = ConfigReader.of(directories).read();
    RunConfig expected = new ConfigReader(preset).set("seed", Long.toString(config.seed())).read();
    List<String> differences =
        ConfigDifferences.of(expected, config).stream()
            .filter(difference -> !difference.startsWith("recording."))
            .toList();
    if (!differences.isEmpty()) {
      throw new UsageException(
          directories.data() + " must be a run of " + preset + ", but has " + differences);
    }
    return new Run(directories, config, Json.read(directories.manifest(), Made.class));
  }

  private static String seeds(List<Run> runs) {
    long first = runs.get(0).config.seed();
    long last = runs.get(runs.size() - 1).config.seed();
    if (last - first != runs.size() - 1) {
      throw new UsageException(
          "the seeds must follow one another, were "
              + runs.stream().map(run -> run.config.seed()).toList());
    }
    return first + "-" + last;
  }

  private static void copy(Run run, Path target) throws IOException {
    DirectoryWriter.copy(run.directories.best(), target);
    Files.writeString(target.resolve("config.yaml"), ConfigWriter.toYaml(run.config));
  }

  private static PretrainedCard card(
      String preset, String seeds, Run run, EnvironmentProvider provider, Path model)
      throws IOException {
    List<RunPart> parts = run.made.parts;
    EvaluationReport best = run.made.best;
    return new PretrainedCard(
        preset,
        run.config.agent().algorithm(),
        provider.id(),
        new Choice(
            seeds,
            run.config.seed(),
            best.totalSteps(),
            run.config.evaluation().selectionStarts(),
            best.selectionMeanReturn()),
        returns(model, provider),
        parts.get(parts.size() - 1).versions(),
        PretrainedCard.hashes(model));
  }

  private static Returns returns(Path model, EnvironmentProvider provider) throws IOException {
    double[] returns = play(model, provider, STARTS);
    Interval mean = Bootstrap.THOROUGH.of(Aggregates::mean, Scores.ofOneTask(returns));
    return new Returns(
        STARTS,
        rounded(mean.estimate()),
        rounded(StandardDeviation.of(returns).getAsDouble()),
        rounded(mean.low()),
        rounded(mean.high()),
        FIRST,
        rounded(Aggregates.mean(Scores.ofOneTask(Arrays.copyOf(returns, FIRST)))));
  }

  /** Plays a policy from {@code reset(0)} on and returns the returns, shape [starts]. */
  static double[] play(Path model, EnvironmentProvider provider, int starts) throws IOException {
    try (SavedPolicy policy = Policies.load(model);
        Evaluator evaluator = new Evaluator(provider, EvaluationConfig.DEFAULT_TIME_LIMIT)) {
      return evaluator.returns(policy, 0, starts, () -> false).orElseThrow();
    }
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.4f", value));
  }
}
