package io.swingup.cli;

import io.swingup.report.RunReport;
import io.swingup.storage.file.RunDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code swingup plot}. */
@Command(name = "plot", description = "Draw the learning curves of runs into one picture.")
final class PlotCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(PlotCommand.class);

  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Runs, such as data/a data/b.")
  private List<Path> runs = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "A .png or .svg file; replaced. By default learning-curve.png, or the first of"
              + " learning-curve-2.png ... free.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    if (out != null && !out.toString().matches(".*\\.(png|svg)")) {
      throw new UsageException("--out must end in .png or .svg, was " + out);
    }
    List<RunDirectory> directories = runs.stream().map(RunDirectory::existing).toList();
    Set<RunDirectory> seen = new HashSet<>();
    for (RunDirectory run : directories) {
      if (!seen.add(run)) {
        throw new UsageException("each run must be named once, but " + run.data() + " is twice");
      }
    }
    Path file = out == null ? OutputFile.free(Path.of(""), "learning-curve", ".png") : out;
    RunReport.drawCurves(directories, file).forEach(LOG::warn);
    LOG.info("wrote {}", file);
    return 0;
  }
}
