package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HelpTest {
  private final StringWriter out = new StringWriter();
  private final CommandLine commandLine = Main.commandLine().setOut(new PrintWriter(out));

  @Test
  void everyCommandSaysWhatItDoes() {
    assertThat(commandLine.getSubcommands()).hasSizeGreaterThan(10);
    for (String command : commandLine.getSubcommands().keySet()) {
      out.getBuffer().setLength(0);

      assertThat(commandLine.execute(command, "--help")).isZero();
      assertThat(out.toString()).contains("Usage: swingup " + command, "--verbose");
    }
  }

  @Test
  void saysItsVersion() {
    assertThat(commandLine.execute("--version")).isZero();
    assertThat(out.toString()).startsWith("swingup ");
  }
}
