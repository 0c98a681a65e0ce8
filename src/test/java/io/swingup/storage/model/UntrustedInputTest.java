package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.cli.RolloutFile;
import io.swingup.environment.Environment;
import io.swingup.environment.Environments;
import io.swingup.storage.checkpoint.CheckpointState;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.CsvRows;
import io.swingup.storage.file.Json;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers of what users hand over: whatever the bytes, the documented exceptions come out, or a
 * result. Half of the inputs are random, half are good files with a few bytes changed.
 */
class UntrustedInputTest {
  private static final int INPUTS = 5_000;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("input");
  }

  /** Reads a file. */
  @FunctionalInterface
  private interface Reader {
    void read(Path file) throws IOException;
  }

  private int countTaken(String good, Reader reader) throws IOException {
    Random random = new Random(1);
    byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
    int taken = 0;
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = i % 2 == 0 ? mutated(bytes, random) : noise(random);
      Files.deleteIfExists(file); // ext4 forces a file to the disk that was cut to nothing first
      Files.write(file, input);
      try {
        reader.read(file);
        taken++;
      } catch (UsageException | IOException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    return taken;
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(300)];
    random.nextBytes(bytes);
    if (random.nextBoolean()) { // of what matters to YAML and CSV
      String special = "{}[]:,-&*!|>'\"%@`#\n\t 0123456789.eE+_aZ\r";
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) special.charAt(random.nextInt(special.length()));
      }
    }
    return bytes;
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        default -> bytes = splice(bytes, at, random.nextInt(bytes.length));
      }
    }
    return bytes;
  }

  /* Puts a piece of the file where another one was. */
  private static byte[] splice(byte[] bytes, int from, int to) {
    byte[] spliced = bytes.clone();
    int length = Math.min(20, bytes.length - Math.max(from, to));
    System.arraycopy(bytes, from, spliced, to, length);
    return spliced;
  }

  @Test
  void configurations() throws IOException {
    int taken =
        countTaken(
            ConfigReader.presetText("keras-example"),
            input -> new ConfigReader("keras-example").overlay(input).read());

    assertThat(taken).isBetween(1, INPUTS / 2);
  }

  @Test
  void singleSettings() throws IOException {
    int taken =
        countTaken(
            "0.002",
            input ->
                new ConfigReader("keras-example")
                    .set(
                        "agent.critic.rate",
                        new String(Files.readAllBytes(input), StandardCharsets.ISO_8859_1))
                    .read());

    assertThat(taken).isBetween(1, INPUTS / 2);
  }

  @Test
  void actionsOfARollout() throws IOException {
    try (Environment environment = Environments.create("Pendulum-v1")) {
      RolloutFile rollout = new RolloutFile(environment);
      Path out = folder.resolve("out.csv");

      int taken =
          countTaken(
              "action_0\n0.5\n-1.25\n2e-3\n",
              input -> {
                Files.deleteIfExists(out);
                rollout.play(0, input, out);
              });

      assertThat(taken).isBetween(1, INPUTS / 2);
    }
  }

  @Test
  void histories() throws IOException {
    int taken = countTaken("seed,episode,return\n0,1,-1200.5\n0,2,-900.25\n", CsvRows::read);

    assertThat(taken).isBetween(INPUTS / 10, INPUTS);
  }

  @Test
  void checkpointsStates() throws IOException {
    String good =
        Files.readString(Path.of("src/test/resources/io/swingup/storage/checkpoint/state-5.json"));

    int taken = countTaken(good, input -> Json.read(input, CheckpointState.class));

    assertThat(taken).isBetween(1, INPUTS / 2);
  }

  @Test
  void yamlThatGrowsIsRefused() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    for (String text : new String[] {bomb.toString(), "[".repeat(100_000), "a: ".repeat(50_000)}) {
      Files.writeString(file, text);
      assertThat(messageOf(() -> new ConfigReader("keras-example").overlay(file).read()))
          .doesNotStartWith("taken")
          .hasSizeLessThan(2_000);
    }
  }

  /** Does something that may fail. */
  @FunctionalInterface
  private interface Attempt {
    Object make() throws IOException;
  }

  private static String messageOf(Attempt attempt) throws IOException {
    try {
      return "taken: " + attempt.make();
    } catch (UsageException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
