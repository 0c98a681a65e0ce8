package io.swingup.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class TrialFilesTest {
  @TempDir Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void makeBoth() throws IOException {
    from = Files.createDirectory(folder.resolve("from"));
    to = Files.createDirectory(folder.resolve("to"));
  }

  @Test
  void filesComeOutWhereTheyWereAndAsTheyWere() throws IOException {
    Path run = Files.createDirectories(from.resolve("data/s-1-seed0"));
    Files.write(run.resolve("bytes"), new byte[] {0, -1, 13, 10});
    Files.createDirectory(run.resolve("empty"));
    Files.writeString(run.resolve(".lock"), "");
    Files.createSymbolicLink(run.resolve("link"), folder);
    Files.writeString(from.resolve("other"), "");

    TrialFiles.pack(from, List.of(run, from.resolve("missing")), 1 << 20).unpack(to);

    Path arrived = to.resolve("data/s-1-seed0");
    assertThat(arrived.resolve("bytes")).hasBinaryContent(new byte[] {0, -1, 13, 10});
    assertThat(arrived.resolve("empty")).isEmptyDirectory();
    assertThat(arrived.resolve(".lock")).doesNotExist();
    assertThat(arrived.resolve("link")).doesNotExist();
    assertThat(to.resolve("other")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../outside", "a/../../outside", "/outside", ".", "../to-and-more"})
  void placesElsewhereAreRefused(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(1);
    }

    assertThatThrownBy(() -> new TrialFiles(bytes.toByteArray()).unpack(to))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "a file of a trial must lie in the trial's directory, but one is called " + name);
    assertThat(to).isEmptyDirectory();
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  @Test
  void moreThanMayTravelIsRefused() throws IOException {
    byte[] noise = new byte[1 << 20];
    new Random(0).nextBytes(noise);
    Path file = Files.write(from.resolve("noise"), noise);

    assertThatThrownBy(() -> TrialFiles.pack(from, List.of(file), noise.length))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "what travels with a trial must fit 1 MiB when compressed, but noise and what goes"
                + " with it do not");
  }
}
