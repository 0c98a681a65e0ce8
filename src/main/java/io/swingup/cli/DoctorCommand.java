package io.swingup.cli;

import io.swingup.agent.graph.Devices;
import io.swingup.agent.graph.Processor;
import io.swingup.cli.problem.LibraryCache;
import io.swingup.run.Versions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  /** What needs no TensorFlow comes first: it is shown even where TensorFlow cannot be loaded. */
  @Override
  public Integer call() throws IOException {
    List<String> features = Processor.here().features();
    Path cache = LibraryCache.directory();
    print("largest heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB");
    print("cpu features", describe(features));
    print("allocator", Allocator.inUse(Allocator.MAPS));
    print("library cache", cache.toString());
    Versions.all().forEach(this::print);
    List<Devices.Device> devices = Devices.list(1);
    devices.forEach(device -> print("device", device.name()));
    missing(cache, devices, features).forEach(line -> print("missing", line));
    return 0;
  }

  private void print(String part, String found) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(Locale.ROOT, "%-13s %s%n", part, found);
    out.flush();
  }

  private static String describe(List<String> features) {
    List<String> found = new ArrayList<>(CPU_FEATURES);
    found.retainAll(features);
    return features.isEmpty() ? "unknown" : String.join(" ", found);
  }

  private static List<String> missing(
      Path cache, List<Devices.Device> devices, List<String> features) {
    List<String> missing = new ArrayList<>();
    if (devices.stream().noneMatch(device -> device.type().equals("GPU"))) {
      missing.add("a GPU that TensorFlow can use; only needed with --device gpu");
    }
    LibraryCache.problem(cache).ifPresent(missing::add);
    for (String feature : List.of("avx2", "fma")) {
      if (!features.isEmpty() && !features.contains(feature)) {
        missing.add("the CPU feature " + feature + "; matrix products are slow without it");
      }
    }
    return missing;
  }
}
