package io.swingup.cli;

import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
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
final class Problems
    implements IExecutionExceptionHandler, IParameterExceptionHandler, IExecutionStrategy {
  private static final int MAX_LENGTH = 2_000;

  private final IExecutionStrategy last = new RunLast();
  private final BooleanSupplier verbose;

  Problems(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine commandLine, ParseResult parsed) {
    print(commandLine, sentence(problem), problem);
    boolean usage =
        problem instanceof UsageException || problem instanceof IllegalArgumentException;
    return usage ? ExitCode.USAGE : ExitCode.SOFTWARE;
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

  /** Runs a command; what the JVM or a native library cannot do is then a problem like others. */
  @Override
  public int execute(ParseResult parsed) {
    try {
      return last.execute(parsed);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), reason(e), e);
    }
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

  private static String reason(Error problem) {
    if (problem instanceof OutOfMemoryError) {
      return "the heap of %d MiB is too small, SWINGUP_JAVA_OPTIONS=-Xmx2g gives 2 GiB: %s"
          .formatted(Runtime.getRuntime().maxMemory() >> 20, problem.getMessage());
    }
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return problem instanceof LinkageError
        ? "a library cannot be loaded: " + root.getMessage()
        : problem.toString();
  }

  private static String sentence(Exception problem) {
    if (problem instanceof UncheckedIOException
        && problem.getCause() instanceof IOException cause) {
      return sentence(cause);
    }
    if (problem instanceof FileSystemException file) {
      return file.getFile() + ": " + reason(file);
    }
    String message = problem.getMessage();
    boolean known = problem instanceof IOException || problem instanceof RuntimeException;
    return message != null && known ? message : problem.toString();
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "exists already and is not overwritten";
    }
    if (problem instanceof AccessDeniedException) {
      return "access denied";
    }
    if (problem instanceof NotDirectoryException) {
      return "not a directory";
    }
    return problem.getReason() == null ? "cannot be read or written" : problem.getReason();
  }
}
