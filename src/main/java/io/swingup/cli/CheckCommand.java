package io.swingup.cli;

import io.swingup.cli.train.PythonOption;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentContract;
import io.swingup.environment.EnvironmentContract.Finding;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code swingup check}. */
@Command(
    name = "check",
    description = "Say which of the rules for environments one keeps, and which it breaks.")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The environment's id.")
  private String environment = "";

  @Mixin private PythonOption python = new PythonOption();

  /** Prints each finding as soon as there is one; an environment may be slow. */
  @Override
  public Integer call() {
    EnvironmentConfig config = EnvironmentConfig.of(environment);
    EnvironmentProvider provider = Environments.provider(python.apply(config));
    EnvironmentContract contract = EnvironmentContract.of(provider);
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> findings =
        contract.check(
            finding -> {
              out.println(finding);
              out.flush();
            });
    long broken = findings.stream().filter(finding -> !finding.isKept()).count();
    out.printf(
        Locale.ROOT,
        "%s: %d rules kept, %d broken, %d not checked%n",
        provider.id(),
        findings.size() - broken,
        broken,
        contract.rules().size() - findings.size());
    out.flush();
    return broken == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
