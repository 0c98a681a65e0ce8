package io.swingup.cli;

import io.swingup.cli.problem.ForeignExit;
import io.swingup.cli.problem.Problems;
import io.swingup.cli.train.ResumeCommand;
import io.swingup.cli.train.SummariseCommand;
import io.swingup.cli.train.SweepCommand;
import io.swingup.cli.train.TrainCommand;
import io.swingup.cli.train.TrialCommand;
import io.swingup.run.EarlyLoad;
import io.swingup.run.Versions;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code swingup}. */
@Command(
    name = "swingup",
    description = "Trains agents for continuous control inside a TensorFlow graph.",
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      SweepCommand.class,
      TrialCommand.class,
      SummariseCommand.class,
      EvaluateCommand.class,
      RolloutCommand.class,
      PlotCommand.class,
      CompareCommand.class,
      FilmCommand.class,
      MapCommand.class,
      ReportCommand.class,
      WatchCommand.class,
      ServeCommand.class,
      PresetsCommand.class,
      PretrainedCommand.class,
      EnvironmentsCommand.class,
      CheckCommand.class,
      DoctorCommand.class,
    },
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:wrong usage",
      "129, 130, 143:stopped by a hang-up, Ctrl-C or TERM, after a checkpoint"
    },
    scope = ScopeType.INHERIT,
    showDefaultValues = true)
public final class Main implements Runnable {
  /** The commands that end in training, unless something is wrong. */
  private static final Set<String> TRAINING = Set.of("train", "resume", "trial");

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  private Main() {}

  /**
   * Runs the command and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // what libraries print, such as the progress bar
    if (args.length > 0 && TRAINING.contains(args[0])) {
      EarlyLoad.begin();
    }
    Runtime.getRuntime().addShutdownHook(new ForeignExit(Main.class));
    System.exit(commandLine().setOut(standardOutput()).execute(args));
  }

  /** Past System.out, so that its errors are those of the results alone and not of log lines. */
  private static PrintWriter standardOutput() {
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    return new PrintWriter(new FileOutputStream(FileDescriptor.out), false, charset);
  }

  /**
   * Returns the command line, for tests and for shells.
   *
   * @return a new one
   */
  static CommandLine commandLine() {
    Main main = new Main();
    Problems problems = new Problems(() -> main.verbose);
    return new CommandLine(main)
        .setExecutionStrategy(problems)
        .setExecutionExceptionHandler(problems)
        .setParameterExceptionHandler(problems)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** Says which Swingup this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"swingup " + Versions.swingup()};
    }
  }
}
