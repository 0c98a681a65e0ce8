package io.swingup.cli;

import io.swingup.agent.Devices;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.IVersionProvider;

/** The versions of what runs here. */
final class Versions implements IVersionProvider {

  /** Returns version or name by part: Swingup, TensorFlow, Java, system. Loads TensorFlow. */
  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("swingup", swingup());
    versions.put("tensorflow", Devices.tensorFlowVersion());
    versions.put(
        "java",
        System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
    versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }

  private static String swingup() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"swingup " + swingup()};
  }
}
