package io.swingup.cli;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import java.io.PrintWriter;
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
      try (Environment environment = provider.create()) {
        EnvironmentSpec sizes = environment.spec();
        out.println(provider.id() + ": " + provider.description());
        out.println(
            "  observation " + sizes.observation().low() + " to " + sizes.observation().high());
        out.println("  action      " + sizes.action().low() + " to " + sizes.action().high());
      }
    }
    out.flush();
    return 0;
  }
}
