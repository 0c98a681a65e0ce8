package io.swingup.storage.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.file.FileHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final List<Integer> SIZES = List.of(1, 4_321, 12_000);

  @TempDir Path folder;
  private Checkpoints checkpoints;

  @BeforeEach
  void makeTwo() throws IOException {
    checkpoints = new Checkpoints(folder);
    write(1_000, 5);
    write(2_000, 5);
  }

  private void write(long steps, int kept) throws IOException {
    Random random = new Random(steps);
    checkpoints.write(
        steps,
        kept,
        directory -> {
          for (int size : SIZES) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            Files.createDirectories(directory.resolve("best"));
            Files.write(directory.resolve("best/" + size), bytes);
          }
        });
  }

  private Path older() {
    return folder.resolve("step-000001000");
  }

  private Path newer() {
    return folder.resolve("step-000002000");
  }

  private List<Path> filesOfTheNewer() throws IOException {
    try (Stream<Path> walk = Files.walk(newer())) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void takesTheOneWithTheMostStepsWhateverTheClockSays() throws IOException {
    Files.setLastModifiedTime(newer(), FileTime.fromMillis(0));
    assertThat(checkpoints.newestWhole()).isEqualTo(newer());

    write(12_345_678_901L, 5);

    assertThat(checkpoints.newestWhole()).isEqualTo(folder.resolve("step-12345678901"));
  }

  @Test
  void keepsTheNewest() throws IOException {
    write(3_000, 2);

    assertThat(checkpoints.newestFirst())
        .containsExactly(folder.resolve("step-000003000"), newer());
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).hasSize(2);
    }
  }

  @Test
  void goesBackToTheOlderWhenTheNewerIsCutAtAnyThousandthByte() throws IOException {
    int cuts = 0;
    for (Path file : filesOfTheNewer()) {
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length; length += 1_000) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThat(checkpoints.newestWhole()).as("%s cut at %d", file, length).isEqualTo(older());
        cuts++;
      }
      Files.write(file, whole);
      assertThat(checkpoints.newestWhole()).isEqualTo(newer());
    }
    assertThat(cuts).isGreaterThan(19);
  }

  @Test
  void goesBackToTheOlderWhenOneBitIsFlipped() throws IOException {
    Random random = new Random(7);
    for (Path file : filesOfTheNewer()) {
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < 50; i++) {
        byte[] flipped = whole.clone();
        flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        assertThat(checkpoints.newestWhole()).as("%s", file).isEqualTo(older());
      }
      Files.write(file, whole);
    }
  }

  @Test
  void goesBackToTheOlderWhenAFileIsMissing() throws IOException {
    for (Path file : filesOfTheNewer()) {
      byte[] whole = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(checkpoints.newestWhole()).as("%s", file).isEqualTo(older());
      Files.write(file, whole);
    }
  }

  @Test
  void saysWhenNoneIsWhole() throws IOException {
    Files.delete(newer().resolve("best/1"));
    Files.delete(older().resolve("best/1"));

    assertThatThrownBy(checkpoints::newestWhole)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("must hold a complete checkpoint", "step-000002000");
  }

  @Test
  void discardsWhatIsNewerThanTheOneThatIsResumed() throws IOException {
    write(3_000, 5);
    Files.delete(folder.resolve("step-000003000/best/1"));
    assertThat(checkpoints.newestWhole()).isEqualTo(newer());

    checkpoints.discardNewerThan(newer());
    write(2_500, 2);

    assertThat(checkpoints.newestFirst())
        .containsExactly(folder.resolve("step-000002500"), newer());
  }

  @Test
  void refusesANewerVersionByName() throws IOException {
    Path manifest = newer().resolve("manifest.json");
    Files.writeString(manifest, "{\"format\": 6, \"parts\": []}");
    Files.writeString(
        newer().resolve("manifest.json.sha256"),
        FileHashes.sha256OfFile(manifest) + "  manifest.json\n");

    assertThatThrownBy(checkpoints::newestWhole)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("must have a format up to 5, has 6", "another version of Swingup");
  }
}
