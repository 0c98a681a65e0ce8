package io.swingup.cli;

import io.swingup.environment.Box;
import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentException;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code swingup environments}. */
@Command(name = "environments", description = "List the environments on the class path.")
final class EnvironmentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (EnvironmentProvider provider : Environments.providers()) {
      out.println(provider.id() + (provider.isFamily() ? " " : ": ") + provider.description());
      if (!provider.isFamily()) {
        printSpaces(out, provider);
      }
    }
    out.flush();
    return 0;
  }

  private static void printSpaces(PrintWriter out, EnvironmentProvider provider) {
    try (Environment environment = CheckedEnvironment.of(provider)) {
      print(out, "observation", environment.spec().observation());
      print(out, "action", environment.spec().action());
    } catch (EnvironmentException e) { // the others can be used all the same
      out.println("  " + e.getMessage());
    }
  }

  private static void print(PrintWriter out, String what, Box box) {
    out.printf(Locale.ROOT, "  %-11s %s to %s%n", what, box.low(), box.high());
  }
}
