package io.swingup.cli;

import io.swingup.agent.graph.Devices;
import io.swingup.agent.graph.Processor;
import io.swingup.run.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code swingup doctor}. */
@Command(name = "doctor", description = "Say what this machine has and what is missing.")
final class DoctorCommand implements Callable<Integer> {
  private static final List<String> CPU_FEATURES =
      List.of("sse4_2", "avx", "fma", "avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile");

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Versions.all().forEach((part, version) -> out.printf("%-13s %s%n", part, version));
    out.printf("%-13s %d MiB%n", "largest heap", Runtime.getRuntime().maxMemory() >> 20);
    List<String> features = Processor.here().features();
    out.printf("%-13s %s%n", "cpu features", describe(features));
    List<Devices.Device> devices = Devices.list(1);
    devices.forEach(device -> out.printf("%-13s %s%n", "device", device.name()));
    out.printf("%-13s %s%n", "library cache", Devices.libraryCache());
    missing(devices, features).forEach(line -> out.printf("%-13s %s%n", "missing", line));
    out.flush();
    return 0;
  }

  private static String describe(List<String> features) {
    List<String> found = new ArrayList<>(CPU_FEATURES);
    found.retainAll(features);
    return features.isEmpty() ? "unknown" : String.join(" ", found);
  }

  private static List<String> missing(List<Devices.Device> devices, List<String> features)
      throws IOException {
    List<String> missing = new ArrayList<>();
    if (devices.stream().noneMatch(device -> device.type().equals("GPU"))) {
      missing.add("a GPU that TensorFlow can use; only needed with --device gpu");
    }
    if (!Files.isWritable(Devices.libraryCache())) {
      missing.add("write access to the library cache");
    }
    for (String feature : List.of("avx2", "fma")) {
      if (!features.isEmpty() && !features.contains(feature)) {
        missing.add("the CPU feature " + feature + "; matrix products are slow without it");
      }
    }
    return missing;
  }
}
