package io.swingup.agent.graph;

import io.swingup.network.FlushToZero;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The processor of this machine.
 *
 * @param lines Linux's description of it, of the form {@code name : value}; elsewhere none
 */
public record Processor(List<String> lines) {

  /**
   * Looks at this machine.
   *
   * @return its processor
   */
  public static Processor here() {
    return read(Path.of("/proc/cpuinfo"));
  }

  static Processor read(Path description) {
    try (Stream<String> lines = Files.lines(description)) {
      return new Processor(lines.toList());
    } catch (IOException | UncheckedIOException e) {
      return new Processor(List.of());
    }
  }

  /**
   * Returns the extensions of its instruction set.
   *
   * @return their names in Linux's spelling, such as {@code avx2}; empty where they are not known
   */
  public List<String> features() {
    return Stream.of(value("flags").split("\\s+")).filter(name -> !name.isEmpty()).toList();
  }

  /**
   * Returns what it is called.
   *
   * @return such as {@code AMD EPYC 7B12}, or {@code unknown}
   */
  public String model() {
    String model = value("model name");
    return model.isEmpty() ? "unknown" : model;
  }

  /**
   * Returns whether denormal numbers cost time where they are not taken for zero: Intel's
   * processors leave them to microcode.
   */
  boolean slowAtDenormals() {
    return value("vendor_id").equals("GenuineIntel");
  }

  /**
   * Returns whether the caller's thread runs a graph as fast as TensorFlow's own threads do, which
   * take denormal numbers for zero.
   */
  boolean callerIsFast() {
    return !slowAtDenormals() || FlushToZero.isAvailable();
  }

  private String value(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse("");
  }
}
