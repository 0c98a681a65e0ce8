package io.swingup.cli.train;

import io.swingup.environment.EnvironmentConfig;
import io.swingup.storage.config.ConfigReader;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The interpreter of an environment that runs in Python; one of its parameters. */
public final class PythonOption {
  private static final String PARAMETER = "python";

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "The Python of a gymnasium: environment; by default python3.")
  private @Nullable String python;

  /** Makes an option that is not given. */
  public PythonOption() {}

  /**
   * Sets the parameter where the option is given, so that the run remembers it.
   *
   * @param reader the settings of the run; changed
   */
  void apply(ConfigReader reader) {
    if (python != null) {
      reader.set(
          "environment.parameters." + PARAMETER, "'" + path(python).replace("'", "''") + "'");
    }
  }

  /**
   * Sets the parameter where the option is given.
   *
   * @param environment an environment and its parameters
   * @return the same with the interpreter of this command
   */
  public EnvironmentConfig apply(EnvironmentConfig environment) {
    if (python == null) {
      return environment;
    }
    SortedMap<String, Object> parameters = new TreeMap<>(environment.parameters());
    parameters.put(PARAMETER, path(python));
    return new EnvironmentConfig(environment.id(), environment.timeLimit(), parameters);
  }

  /* A run is resumed from any directory; a name is looked up on the path. */
  private static String path(String python) {
    return python.contains("/") ? Path.of(python).toAbsolutePath().toString() : python;
  }
}
