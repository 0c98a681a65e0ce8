package io.swingup.sweep.spark;

import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** What Java must be told before it can run Spark, for the file that bin/swingup hands to it. */
public final class ModuleOptions {
  private ModuleOptions() {}

  /**
   * Prints them, one a line. The vector module is left out: only Spark's linear algebra uses it,
   * and Java would warn of it at each start.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Stream.of(JavaModuleOptions.defaultModuleOptionArray())
        .filter(option -> !option.startsWith("--add-modules"))
        .forEach(System.out::println);
  }
}
