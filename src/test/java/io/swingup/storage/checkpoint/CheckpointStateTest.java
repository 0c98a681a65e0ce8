package io.swingup.storage.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.file.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each format of a checkpoint has an example, {@code state-<format>.json}. */
class CheckpointStateTest {
  private static final Path EXAMPLES = Path.of("src/test/resources/io/swingup/storage/checkpoint");

  @TempDir Path folder;

  private static Path example(int format) {
    return EXAMPLES.resolve("state-" + format + ".json");
  }

  private static IntStream formats() {
    return IntStream.rangeClosed(1, CheckpointManifest.FORMAT);
  }

  /** A field that is added, removed or renamed would make the checkpoints of before unreadable. */
  @Test
  void theFieldsOfAFormatDoNotChange() throws IOException {
    Path example = example(CheckpointManifest.FORMAT);
    String what =
        "%s is no longer what a checkpoint holds: raise CheckpointManifest.FORMAT, let CheckpointState.read migrate the format before, and add the example of a new checkpoint"
            .formatted(example);

    assertThatCode(() -> CheckpointState.read(example, CheckpointManifest.FORMAT))
        .as(what)
        .doesNotThrowAnyException();
    assertThat(Json.text(CheckpointState.read(example, CheckpointManifest.FORMAT)))
        .as(what)
        .isEqualTo(Files.readString(example));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void readsEachFormat(int format) throws IOException {
    CheckpointState state = CheckpointState.read(example(format), format);

    assertThat(state.training().totalSteps()).isPositive();
    assertThat(state.parts()).isNotEmpty();
    assertThat(state.parts().get(0).fromStep()).isZero();
    assertThat(state.parts().get(0).versions()).containsEntry("tensorflow", "2.18.0");
    assertThat(state.best()).isPresent();
  }

  @Test
  void namesTheFieldThatIsMissing() throws IOException {
    Path file = folder.resolve("state.json");
    String whole = Files.readString(example(CheckpointManifest.FORMAT));
    Files.writeString(file, whole.replace("\"steps\" : 7,\n      \"window\"", "\"window\""));

    assertThatThrownBy(() -> CheckpointState.read(file, CheckpointManifest.FORMAT))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file + " is not what was written: the field training.totals.");
  }
}
