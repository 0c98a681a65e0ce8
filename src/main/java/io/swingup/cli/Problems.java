package io.swingup.cli;

import io.swingup.storage.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception into one sentence and an exit code: 2 for wrong usage, else 1. */
final class Problems implements IExecutionExceptionHandler {
  private final BooleanSupplier verbose;

  Problems(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(
      Exception problem, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    err.println("swingup: " + sentence(problem));
    if (verbose.getAsBoolean()) {
      problem.printStackTrace(err);
    }
    err.flush();
    boolean usage =
        problem instanceof ConfigException || problem instanceof IllegalArgumentException;
    return usage ? ExitCode.USAGE : ExitCode.SOFTWARE;
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
