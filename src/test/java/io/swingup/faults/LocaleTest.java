package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.cli.LibraryUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The default locale of whoever uses the library changes nothing that is written. */
class LocaleTest {
  /** Files with times in them, and hashes of such files. */
  private static final String WITH_TIMES =
      ".*(episodes.csv|evaluations.csv|monitor.csv|tfevents.*|manifest.json.*|state.json|\\.lock"
          + "|report.html)";

  @TempDir Path folder;

  /* Arabic and Thai have digits of their own, Turkish a small i without a dot. */
  @Test
  @Timeout(300)
  void aRunLeavesTheSameFilesInEachLocale() throws Exception {
    Map<Path, String> expected = train("und");
    assertThat(expected)
        .containsKey(Path.of("models/a/snapshots/episode-0000/saved_model.pb"))
        .containsKey(Path.of("data/a/learning-curve.svg"));

    for (String locale : List.of("ar-EG", "th-TH-u-nu-thai", "tr-TR")) {
      assertThat(train(locale)).as(locale).isEqualTo(expected);
    }
  }

  private Map<Path, String> train(String locale) throws Exception {
    Path root = Files.createDirectory(folder.resolve(locale));
    run(root, locale, Child.train("a", "--preset=pendulum", "--episodes=2"));
    run(root, locale, List.of("report", "data/a"));
    try (Stream<Path> files = Files.walk(root)) {
      Map<Path, String> contents = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(root.relativize(file), content(file));
      }
      return contents;
    }
  }

  private void run(Path root, String locale, List<String> arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LibraryUser.class.getName(),
                locale));
    command.addAll(arguments);
    Path log = folder.resolve(locale + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  /* What is text stays readable in a failure; of the rest a hash is enough. */
  private static String content(Path file) throws IOException {
    String name = file.toString();
    if (name.matches(WITH_TIMES)) {
      return "";
    }
    return name.endsWith(".yaml")
        ? Files.readString(file)
        : Integer.toHexString(Arrays.hashCode(Files.readAllBytes(file)));
  }
}
