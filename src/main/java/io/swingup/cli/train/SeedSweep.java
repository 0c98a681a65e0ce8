package io.swingup.cli.train;

import io.swingup.cli.problem.Problems;
import io.swingup.environment.Environments;
import io.swingup.report.RunReport;
import io.swingup.storage.file.RunDirectory;
import io.swingup.sweep.Reference;
import io.swingup.sweep.SeedRange;
import io.swingup.sweep.SeedResult;
import io.swingup.sweep.Sweep;
import io.swingup.sweep.SweepDirectory;
import io.swingup.sweep.SweepOutcome;
import io.swingup.sweep.SweepRequest;
import io.swingup.training.TrainingException;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of {@code swingup train} for several seeds. */
final class SeedSweep {
  private static final Logger LOG = LogManager.getLogger(SeedSweep.class);
  private static final int MAX_JOBS = 256;

  @Option(
      names = "--seeds",
      paramLabel = "FIRST-LAST",
      description =
          "Train these seeds side by side, each exactly as if alone, and summarise them; repeat the"
              + " command to continue stopped or failed seeds.")
  private @Nullable String seeds;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "With --seeds: how many runs train at once; by default as many as the cores allow.")
  private @Nullable Integer jobs;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description =
          "With --seeds: runs to compare with, of another program or another sweep: returns.csv,"
              + " and figures.csv if there is one.")
  private @Nullable Path reference;

  /** Says whether several seeds are asked for; refuses the options that only they have. */
  boolean isWanted() {
    if (seeds == null && (jobs != null || reference != null)) {
      throw new UsageException("--jobs and --reference need --seeds");
    }
    return seeds != null;
  }

  /**
   * Trains all seeds and returns the exit code; the summary goes to {@code data/<name>}, the runs'
   * names begin with it.
   */
  int train(Settings settings, @Nullable String run, @Nullable Path actor, CommandSpec spec)
      throws IOException, InterruptedException {
    SeedRange range = SeedRange.parse(String.valueOf(seeds));
    if (settings.names("seed")) {
      throw new UsageException("--seeds names the seeds, so --set seed cannot");
    }
    SweepRequest request = new SweepRequest(configs(settings, range), actor);
    String name = run == null ? settings.name() + "-seeds" + range : run;
    SweepDirectory directory = new SweepDirectory(settings.directory(), name);
    Reference others = reference == null ? Reference.NONE : Reference.read(reference);
    SweepOutcome outcome;
    int exitCode;
    try (StopSignal stop = new StopSignal()) {
      outcome = new Sweep(directory, request, new SweepLog(), stop).run(jobs(request), others);
      exitCode = stop.exitCode();
    }
    String again = ShellCommand.of(spec);
    if (!outcome.stopped().isEmpty()) {
      LOG.info(
          "stopped with {} of {} seeds finished; {} continues",
          outcome.finished().size(),
          range.seeds().size(),
          again);
      return exitCode;
    }
    if (!outcome.finished().isEmpty()) {
      SweepTable.print(outcome.summaries(), spec.commandLine().getOut());
      draw(outcome, request, directory);
      LOG.info("wrote {}", directory.data());
    }
    requireNoFailure(outcome, again);
    return 0;
  }

  private static List<RunConfig> configs(Settings settings, SeedRange range) throws IOException {
    List<RunConfig> configs = new ArrayList<>();
    for (long seed : range.seeds()) {
      configs.add(settings.resolve(Long.toString(seed)));
    }
    return configs;
  }

  private int jobs(SweepRequest request) {
    if (jobs == null) {
      return request.defaultJobs();
    }
    if (jobs < 1 || jobs > MAX_JOBS) {
      throw new UsageException(
          String.format(Locale.ROOT, "--jobs must be in [1, %s], was %s", MAX_JOBS, jobs));
    }
    return jobs;
  }

  /* What was drawn after an earlier command is not drawn again, save the curves of all. */
  private static void draw(SweepOutcome outcome, SweepRequest request, SweepDirectory directory)
      throws IOException {
    RunConfig config = request.configs().get(0);
    if (!config.recording().pictures()) {
      return;
    }
    List<RunDirectory> runs = new ArrayList<>();
    for (SeedResult result : outcome.finished()) {
      RunDirectory run = directory.run(result.seed());
      runs.add(run);
      if (result.trained() || !Files.exists(run.picture("report.html"))) {
        Training.draw(run, Environments.provider(config.environment()));
      }
    }
    RunReport.drawCurves(runs, directory.curve());
  }

  private static void requireNoFailure(SweepOutcome outcome, String again) {
    if (outcome.failures().isEmpty()) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    outcome
        .failures()
        .forEach(
            (seed, problem) -> reasons.add("seed " + seed + ": " + Problems.describe(problem)));
    int all = outcome.finished().size() + reasons.size();
    throw new TrainingException(
        String.format(
            Locale.ROOT,
            "%s of %s seeds failed, %s tries again; %s",
            reasons.size(),
            all,
            again,
            String.join("; ", reasons)),
        outcome.failures().values().iterator().next());
  }
}
