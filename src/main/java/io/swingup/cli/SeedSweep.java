package io.swingup.cli;

import io.swingup.environment.Environments;
import io.swingup.report.RunReport;
import io.swingup.storage.file.RunDirectory;
import io.swingup.sweep.Reference;
import io.swingup.sweep.SeedResult;
import io.swingup.sweep.Summary;
import io.swingup.sweep.Sweep;
import io.swingup.sweep.SweepFiles;
import io.swingup.training.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code swingup train} for several seeds, and what they do. */
final class SeedSweep {
  private static final Logger LOG = LogManager.getLogger(SeedSweep.class);
  private static final Pattern SEEDS = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
  private static final int MAX_SEEDS = 10_000;

  @Option(
      names = "--seeds",
      paramLabel = "FIRST-LAST",
      description = "Train these seeds side by side, each as alone, and sum them up.")
  private @Nullable String seeds;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "With --seeds: the runs at the same time; by default as many as cores.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description =
          "With --seeds: runs of another program to compare with, keras_runs.csv and"
              + " keras_runs_eval.csv.")
  private @Nullable Path reference;

  boolean isWanted() {
    return seeds != null;
  }

  /**
   * Trains all seeds and returns the exit code; the summary goes to {@code data/<name>}, the runs'
   * names begin with it.
   */
  int train(Settings settings, @Nullable String run, PrintWriter out)
      throws IOException, InterruptedException {
    if (jobs < 1 || jobs > 256) {
      throw new UsageException("--jobs must be in [1, 256], was " + jobs);
    }
    List<RunConfig> configs = configs(settings);
    String name = run == null ? settings.preset() + "-seeds" + seeds : run;
    Path directory = settings.directory().resolve("data").resolve(name);
    if (Files.exists(directory)) {
      throw new UsageException("--run must name new runs, but there is " + directory);
    }
    List<SeedResult> results;
    try (StopSignal stop = new StopSignal()) {
      Sweep sweep = new Sweep(settings.directory(), name, SeedSweep::report, stop);
      results = sweep.run(configs, jobs);
      if (results.size() < configs.size()) {
        LOG.info("stopped; bin/swingup resume models/{}-seed<seed> goes on with each run", name);
        return stop.exitCode();
      }
    }
    List<Summary> summaries = Summary.of(results, readReference(results));
    SweepFiles.write(directory, results, summaries);
    if (configs.get(0).training().recording().pictures()) {
      draw(configs, directory);
    }
    print(summaries, out);
    return 0;
  }

  private static void draw(List<RunConfig> configs, Path directory) throws IOException {
    List<RunDirectory> runs = new ArrayList<>();
    for (RunConfig config : configs) {
      RunDirectory run = RunDirectory.existing(Path.of(directory + "-seed" + config.seed()));
      Training.draw(run, Environments.provider(config.environment()));
      runs.add(run);
    }
    RunReport.drawCurves(runs, directory.resolve("learning-curve.png"));
  }

  private List<RunConfig> configs(Settings settings) throws IOException {
    Matcher range = SEEDS.matcher(Objects.requireNonNull(seeds, "seeds"));
    if (!range.matches()) {
      throw new UsageException("--seeds must be FIRST-LAST, such as 0-9, was \"" + seeds + "\"");
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    if (last < first || last - first >= MAX_SEEDS) {
      throw new UsageException(
          "--seeds must name 1 to %d seeds, was \"%s\"".formatted(MAX_SEEDS, seeds));
    }
    List<RunConfig> configs = new ArrayList<>();
    for (long seed = first; seed <= last; seed++) {
      configs.add(settings.resolve(Long.toString(seed)));
    }
    return configs;
  }

  private Map<String, List<Double>> readReference(List<SeedResult> results) throws IOException {
    return reference == null
        ? Map.of()
        : Reference.read(reference, results.get(0).episodes().get(0).lengthSteps());
  }

  private static void report(SeedResult result) {
    LOG.info(
        String.format(
            Locale.ROOT,
            "seed %d: mean return %.1f without noise over %d starts",
            result.seed(),
            result.last().scores().meanReturn(),
            result.last().scores().starts()));
  }

  private static void print(List<Summary> summaries, PrintWriter out) {
    out.printf("%-26s %30s   %30s%n", "figure", "25 %, median, 75 %", "reference; p by KS, MWU");
    for (Summary summary : summaries) {
      out.printf("%-26s %30s", summary.figure(), quartiles(summary.values()));
      if (!summary.reference().isEmpty()) {
        out.printf(
            Locale.ROOT,
            "   %30s; %.3f, %.3f",
            quartiles(summary.reference()),
            summary.kolmogorovSmirnov().orElseThrow(),
            summary.mannWhitney().orElseThrow());
      }
      out.println();
    }
    out.flush();
  }

  private static String quartiles(List<Double> values) {
    return String.format(
        Locale.ROOT,
        "%.1f, %.1f, %.1f",
        Summary.quantile(values, 0.25),
        Summary.quantile(values, 0.5),
        Summary.quantile(values, 0.75));
  }
}
