package io.swingup.sweep.spark;

import io.swingup.sweep.search.TrialProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Sends Swingup's classes to the workers through Spark, once a worker: a trial runs with these and
 * no others, as on the driver.
 */
final class Shipment {
  /** The class path of trials where this process needs more than they do. */
  private static final String CLASSPATH = "swingup.trial.classpath";

  private final JavaSparkContext context;
  private final Path folder;
  private final Set<String> names = new HashSet<>();

  /**
   * Prepares it.
   *
   * @param context to which the files are given
   * @param folder where copies may be made; must stay for as long as the context
   */
  Shipment(JavaSparkContext context, Path folder) {
    this.context = context;
    this.folder = folder;
  }

  /**
   * Sends the classes.
   *
   * @return how a trial is run on a worker; its class path has the names by which Spark knows the
   *     files
   * @throws IOException if a file cannot be read
   */
  TrialProcess send() throws IOException {
    TrialProcess here = TrialProcess.here();
    String own = System.getProperty(CLASSPATH, String.join(File.pathSeparator, here.classpath()));
    List<String> sent = new ArrayList<>();
    for (String entry : own.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
        sent.add(send(Path.of(entry)));
      }
    }
    return new TrialProcess(
        here.options().stream().filter(Shipment::travels).toList(), sent, environment());
  }

  private String send(Path entry) throws IOException {
    String name = String.valueOf(entry.getFileName());
    Path file = entry;
    if (Files.isDirectory(entry) || !names.add(name)) {
      name = String.format(Locale.ROOT, "classes-%d.jar", names.size());
      file = folder.resolve(name);
      names.add(name);
      if (Files.isDirectory(entry)) {
        TrialFiles.pack(entry, List.of(entry), TrialFiles.MAX_BYTES).write(file);
      } else {
        Files.copy(entry, file);
      }
    }
    if (isOurs(entry)) {
      context.addJar(file.toString()); // the task itself needs these, too
    } else {
      context.addFile(file.toString());
    }
    return name;
  }

  private static boolean isOurs(Path entry) throws IOException {
    String ours = Shipment.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Files.isSameFile(entry, Path.of(ours));
  }

  /** Says whether an option of this Java is for those on the workers too. */
  private static boolean travels(String option) {
    return !option.matches(
        "--add-.*|-XX:SharedArchive.*|-Xlog.*"
            + "|-D(swingup|spark|user|jdk\\.reflect|io\\.netty)\\..*");
  }

  /** Returns the variables on which TensorFlow's results, or the names of files, depend. */
  private static Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.keySet().removeIf(name -> !name.matches("TF_.*|NVIDIA_TF32_OVERRIDE|LC_ALL"));
    return Map.copyOf(variables);
  }
}
