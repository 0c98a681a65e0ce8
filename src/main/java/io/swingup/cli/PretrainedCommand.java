package io.swingup.cli;

import io.swingup.storage.model.PretrainedCard;
import io.swingup.storage.model.PretrainedPolicies;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code swingup pretrained}. */
@Command(
    name = "pretrained",
    description = "List the policies that come with Swingup, for --model pretrained:NAME.")
final class PretrainedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    IOException problem = null;
    for (String name : PretrainedPolicies.names()) {
      problem = print(out, name, problem);
    }
    out.flush();
    if (problem != null) {
      throw problem;
    }
    return 0;
  }

  /* The others can be used all the same; the first problem is the one to report. */
  private static @Nullable IOException print(
      PrintWriter out, String name, @Nullable IOException before) {
    try {
      PretrainedCard card = PretrainedCard.read(PretrainedPolicies.directory(name));
      PretrainedCard.Returns returns = card.returns();
      out.printf(
          Locale.ROOT,
          "%-17s %-25s %-5s mean return %.1f [%.1f, %.1f] of %d starts%n",
          name,
          card.environment(),
          card.algorithm(),
          returns.mean(),
          returns.low(),
          returns.high(),
          returns.starts());
      return before;
    } catch (IOException e) {
      return before == null ? e : before;
    }
  }
}
