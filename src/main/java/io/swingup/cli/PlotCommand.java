package io.swingup.cli;

import io.swingup.report.RunReport;
import io.swingup.storage.file.RunDirectory;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
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
      defaultValue = "learning-curve.png",
      description = "A .png or .svg file; replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!out.toString().matches(".*\\.(png|svg)")) {
      throw new UsageException("--out must end in .png or .svg, was " + out);
    }
    List<RunDirectory> directories = runs.stream().map(RunDirectory::existing).toList();
    RunReport.drawCurves(directories, out).forEach(LOG::warn);
    LOG.info("wrote {}", out);
    return 0;
  }
}
