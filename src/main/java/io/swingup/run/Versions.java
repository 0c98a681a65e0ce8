package io.swingup.run;

import io.swingup.agent.graph.Devices;
import io.swingup.agent.graph.Processor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The versions of what runs here, and what it runs on. */
public final class Versions {
  private Versions() {}

  /**
   * Returns version or name by part: swingup, tensorflow, java, system, cpu, cores. Loads
   * TensorFlow.
   *
   * @return a new map, in a fixed order
   */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("swingup", swingup());
    versions.put("tensorflow", Devices.tensorFlowVersion());
    versions.put(
        "java",
        System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    versions.put("cpu", Processor.here().model());
    versions.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return versions;
  }

  /**
   * Returns the version of Swingup.
   *
   * @return the version of the jar, or {@code development} where there is none
   */
  public static String swingup() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
