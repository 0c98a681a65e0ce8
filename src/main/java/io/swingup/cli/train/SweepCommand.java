package io.swingup.cli.train;

import io.swingup.sweep.search.Search;
import io.swingup.sweep.search.SearchDirectory;
import io.swingup.sweep.search.SearchFile;
import io.swingup.sweep.search.SearchProgress;
import io.swingup.sweep.search.SearchTrial;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
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

/** The command {@code swingup sweep}. */
@Command(
    name = "sweep",
    description =
        "Search over settings and seeds, each trial a process of its own; the same command"
            + " continues.")
public final class SweepCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(SweepCommand.class);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "What to search, in YAML; see docs/sweeps.md.")
  private Path file = Path.of("");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many trials run at once; by default one a core, if the memory allows.")
  private @Nullable Integer jobs;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "Run only each N-th trial, from the I-th on, for a scheduler that starts N.")
  private String shard = "1/1";

  @Option(
      names = "--on",
      paramLabel = "WHERE",
      defaultValue = "local",
      description = "Where trials run: local, spark://HOST:PORT or local[N]; see docs/sweeps.md.")
  private String where = "local";

  @Option(names = "--yes", description = "Agree to a grid of more than 10 000 trials.")
  private boolean yes;

  @Option(
      names = "--directory",
      defaultValue = ".",
      description = "The directory that holds data and models.")
  private Path directory = Path.of(".");

  @Override
  public Integer call() throws IOException, InterruptedException {
    SearchFile search = SearchFile.read(file, yes);
    SearchDirectory home = new SearchDirectory(directory, search.name());
    Place place = Place.parse(where);
    place.requireRoom(jobs);
    Shard part = Shard.parse(shard);
    if (part.count() > 1 && search.choice().halving() != null) {
      throw new UsageException(
          "--shard cannot be with method halving, as a rung is decided by all its trials");
    }
    List<SearchTrial> trials = part.of(home.claim(file, search));
    SearchProgress state = new SearchProgress(home, search, trials);
    int exitCode;
    try (StopSignal stop = new StopSignal()) {
      place.use(
          home,
          stop,
          (runner, slots) -> {
            int atOnce = jobs == null ? slots : jobs;
            LOG.info("{} trials, {} at a time; plan in {}", trials.size(), atOnce, home.data());
            try (SweepProgress progress = SweepProgress.forThisTerminal(state)) {
              new Search(home, search, runner, stop).run(trials, atOnce, progress);
            }
          });
      exitCode = stop.exitCode();
    }
    SweepResults.write(home);
    if (exitCode != 0) {
      LOG.info(
          "stopped with {} of {} trials finished; {} continues",
          state.finished(),
          state.all(),
          ShellCommand.of(spec));
      return exitCode;
    }
    LOG.info("wrote {}", home.data());
    requireResults(state, search, home);
    return 0;
  }

  private static void requireResults(SearchProgress state, SearchFile search, SearchDirectory home)
      throws IOException {
    if (state.failed() > 0) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%d of %d trials failed; %s says why",
              state.failed(),
              state.all(),
              home.data().resolve("trials.csv")));
    }
    if (state.bestTrial() == 0) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "no trial has a value of %s, so %s has no best.yaml",
              search.metric(),
              home.data()));
    }
  }
}
