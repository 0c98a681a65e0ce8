package io.swingup.cli;

import io.swingup.storage.config.ConfigReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code swingup presets}. */
@Command(name = "presets", description = "Print the presets with all their settings.")
final class PresetsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (String preset : ConfigReader.PRESETS) {
      out.println("# preset " + preset);
      out.println(ConfigReader.presetText(preset));
    }
    out.flush();
    return 0;
  }
}
