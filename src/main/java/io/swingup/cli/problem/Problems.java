package io.swingup.cli.problem;

import io.swingup.storage.file.NamedFile;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a problem into one sentence and an exit code: 2 for wrong usage, else 1. */
public final class Problems
    implements IExecutionExceptionHandler, IParameterExceptionHandler, IExecutionStrategy {
  private static final int MAX_LENGTH = 2_000;

  private final IExecutionStrategy last = new RunLast();
  private final BooleanSupplier verbose;

  /**
   * Prints problems to the error stream of the command line.
   *
   * @param verbose asked whether stack traces are wanted
   */
  public Problems(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine commandLine, ParseResult parsed) {
    print(commandLine, sentence(problem), problem);
    return problem instanceof UsageException ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** Says what is wrong with the arguments, and which command or option was probably meant. */
  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine commandLine = problem.getCommandLine();
    List<String> meant =
        problem instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    String command = commandLine.getCommandSpec().qualifiedName();
    String help =
        meant.isEmpty()
            ? "; see " + command + " --help"
            : "; did you mean " + String.join(" or ", meant) + "?";
    print(commandLine, problem.getMessage() + help, problem);
    return ExitCode.USAGE;
  }

  /**
   * Runs a command; what the JVM or a native library cannot do is then a problem like others, and
   * so is a result that could not be printed.
   */
  @Override
  public int execute(ParseResult parsed) {
    CommandLine commandLine = parsed.commandSpec().commandLine();
    int exitCode;
    try {
      exitCode = last.execute(parsed);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      throw new ExecutionException(commandLine, reason(e), e);
    }
    if (commandLine.getOut().checkError() && exitCode == ExitCode.OK) {
      throw new ExecutionException(commandLine, "standard output cannot be written");
    }
    return exitCode;
  }

  private void print(CommandLine commandLine, String sentence, Exception problem) {
    PrintWriter err = commandLine.getErr();
    err.println("swingup: " + oneLine(sentence));
    if (verbose.getAsBoolean()) {
      problem.printStackTrace(err);
    }
    err.flush();
  }

  private static String oneLine(String sentence) {
    String line = sentence.strip().replaceAll("\\p{Cntrl}+\\s*", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
  }

  /**
   * Says what went wrong.
   *
   * @param problem what was thrown
   * @return one sentence
   */
  public static String describe(Throwable problem) {
    if (problem instanceof Error error) {
      return oneLine(reason(error));
    }
    return oneLine(problem instanceof Exception known ? sentence(known) : problem.toString());
  }

  private static String reason(Error problem) {
    if (problem instanceof OutOfMemoryError) {
      return String.format(
          Locale.ROOT,
          "the heap of %d MiB is too small, SWINGUP_JAVA_OPTIONS=-Xmx2g gives 2 GiB: %s",
          Runtime.getRuntime().maxMemory() >> 20,
          problem.getMessage());
    }
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return problem instanceof LinkageError
        ? "a library cannot be loaded: " + root.getMessage() + "; " + LibraryCache.description()
        : problem.toString();
  }

  private static String sentence(Exception problem) {
    if (problem instanceof UncheckedIOException
        && problem.getCause() instanceof IOException cause) {
      return sentence(cause);
    }
    if (problem instanceof IOException file) {
      return NamedFile.sentence(file);
    }
    String message = problem.getMessage();
    return message != null && problem instanceof RuntimeException ? message : problem.toString();
  }
}
