package io.swingup.sweep.spark;

import io.swingup.run.Versions;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.spark.SparkEnv;

/**
 * What must be alike wherever trials run, so that their results are.
 *
 * @param executor what Spark calls this process
 * @param host the name of its machine
 * @param java the first part of Java's version, such as 17
 * @param swingup the version of Swingup
 * @param system the kind of machine, such as Linux amd64
 */
record Machine(String executor, String host, String java, String swingup, String system)
    implements Serializable {

  /** Returns that of this process, the driver or an executor. */
  static Machine here() throws UnknownHostException {
    return new Machine(
        SparkEnv.get().executorId(),
        InetAddress.getLocalHost().getHostName(),
        Integer.toString(Runtime.version().feature()),
        Versions.swingup(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  /** Says what is not as it is on the driver. */
  Optional<String> difference(Machine driver) {
    if (!java.equals(driver.java)) {
      return Optional.of(differs("Java", java, driver.java));
    }
    if (!swingup.equals(driver.swingup)) {
      return Optional.of(differs("Swingup", swingup, driver.swingup));
    }
    return system.equals(driver.system)
        ? Optional.empty()
        : Optional.of(differs("the system", system, driver.system));
  }

  private String differs(String what, String theirs, String ours) {
    return "workers must have the same Java, Swingup and kind of machine as this one, but "
        + what
        + " on "
        + host
        + " is "
        + theirs
        + " and here it is "
        + ours;
  }
}
