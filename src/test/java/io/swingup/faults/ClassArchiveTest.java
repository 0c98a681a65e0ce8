package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkout with an archive of its classes: it is used where it fits, and never mentioned. */
@Timeout(120)
class ClassArchiveTest {
  @TempDir static Path folder;

  private static Path home = Path.of("");

  @BeforeAll
  static void makeACheckoutWithAnArchive() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
    Path javaHome = Path.of(System.getProperty("java.home"));
    assumeTrue(Files.exists(javaHome.resolve("release")), "this Java does not say which it is");
    home = folder.resolve("checkout");
    for (String directory : List.of("src/main", "target", "bin")) {
      Files.createDirectories(home.resolve(directory));
    }
    Files.writeString(home.resolve("pom.xml"), "");
    Files.copy(
        Path.of("bin/swingup"), home.resolve("bin/swingup"), StandardCopyOption.COPY_ATTRIBUTES);
    packClasses(home.resolve("target/swingup.jar"));
    Files.writeString(home.resolve("target/classpath"), jars());
    Path archive = home.resolve("target/classes.jsa");
    run(home, Map.of("SWINGUP_CLASS_ARCHIVE", archive.toString()));
    assumeTrue(Files.exists(archive), "this Java archives no classes");
  }

  private static void packClasses(Path jar) throws IOException {
    Path classes =
        classPath()
            .map(Path::of)
            .filter(path -> path.endsWith("classes"))
            .findFirst()
            .orElseThrow();
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
        Files.copy(file, zip);
      }
    }
  }

  private static Stream<String> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator));
  }

  private static String jars() {
    return classPath().filter(path -> path.endsWith(".jar")).collect(Collectors.joining(":"));
  }

  /** Lists the environments; must succeed without a word too many. */
  private static void run(Path checkout, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(checkout.resolve("bin/swingup").toString(), "environments");
    builder.environment().keySet().removeIf(name -> name.matches(".*JAVA.*OPTIONS|SWINGUP_.*"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    assertThat(code).as(Files.readString(err)).isZero();
    if (!environment.containsKey("SWINGUP_CLASS_ARCHIVE")) {
      assertThat(err).isEmptyFile();
      assertThat(Files.readAllLines(out)).allMatch(line -> line.matches("( {2}\\S|\\S+: ).*"));
    }
  }

  /** Runs and returns whether a class of Swingup's came from the archive. */
  private static boolean usesArchive(Path checkout, String options, String classPath)
      throws Exception {
    Path log = folder.resolve("classes.log");
    String logged = options + " -Xlog:class+load:file=" + log;
    run(checkout, Map.of("SWINGUP_JAVA_OPTIONS", logged, "SWINGUP_CLASSPATH", classPath));
    try (Stream<String> lines = Files.lines(log)) {
      return lines.anyMatch(line -> line.matches(".*io\\.swingup\\..*shared objects file.*"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-Xmx2g", "-Da=1", "-XX:TieredStopAtLevel=1"})
  void isUsedWithTheseOptions(String options) throws Exception {
    assertThat(usesArchive(home, options, "")).isTrue();
    assertThat(usesArchive(home, options, folder.resolve("own.jar").toString())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-XX:+UseG1GC", "-XX:+UseZGC", "-XX:-UseCompressedClassPointers", "-Xshare:off"})
  void nothingIsSaidWithThese(String options) throws Exception {
    usesArchive(home, options, "");
  }

  @Test
  void aMovedCheckoutDoesWithout() throws Exception {
    usesArchive(copy("moved"), "", "");
  }

  @Test
  void anotherJarDoesWithout() throws Exception {
    Path changed = copy("changed");
    try (OutputStream jar =
        Files.newOutputStream(changed.resolve("target/swingup.jar"), StandardOpenOption.APPEND)) {
      jar.write(new byte[100]);
    }
    assertThat(usesArchive(changed, "", "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 5000, 1_000_000})
  void aTruncatedArchiveIsIgnored(int length) throws Exception {
    Path damaged = copy("damaged" + length);
    Path archive = damaged.resolve("target/classes.jsa");
    assertThat(archive.toFile().setWritable(true)).isTrue();
    try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
    assertThat(usesArchive(damaged, "", "")).isFalse();
  }

  private static Path copy(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(home.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }
}
