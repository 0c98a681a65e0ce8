package com.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProgramTest {
  /* group:artifact:jar:version:scope; those with a classifier are the native libraries. */
  private static final Pattern JAR =
      Pattern.compile("\\s+([^:]+:[^:]+):jar:([^:]+):(compile|runtime)\\b.*");

  @Test
  void dependsOnTheseJarsAlone() throws IOException {
    List<String> found =
        lines("/found.txt").stream()
            .map(JAR::matcher)
            .filter(Matcher::matches)
            .map(jar -> jar.group(1) + ":" + jar.group(2))
            .filter(jar -> !jar.matches("io\\.swingup:.*|.*:tensorflow-core-platform:.*"))
            .sorted()
            .toList();

    assertEquals(String.join("\n", lines("/dependencies.txt")), String.join("\n", found));
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = ProgramTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    }
  }

  @Test
  void stepsTrainsAndActsWithThemAlone(@TempDir Path root) throws IOException {
    assertTrue(Program.step() < 0);

    float torque = Program.act(Program.train(root));

    assertTrue(Math.abs(torque) <= 2 && torque != 0, () -> "torque " + torque);
  }
}
