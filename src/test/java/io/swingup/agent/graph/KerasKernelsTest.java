package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.SessionConfig;
import io.swingup.environment.Environments;
import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import io.swingup.random.PythonRandom;
import io.swingup.storage.config.ConfigReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KerasKernelsTest {

  static Stream<Arguments> seeds() {
    return GoldenFile.groups("keras_kernels.csv", "seed");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void drawsTheInitialKernelsOfKerasToTheBit(String seed, List<GoldenRow> rows)
      throws NoSuchAlgorithmException, IOException {
    PythonRandom kernels = PythonRandom.seeded(Long.parseLong(seed));
    try (GraphAgent agent =
        GraphAgent.create(
            Environments.provider("Pendulum-v1").create().spec(),
            new ConfigReader("keras-example").read().agent(),
            new SessionConfig(SessionConfig.Device.CPU, 1, 1),
            false,
            () -> (int) kernels.randint(1, 1_000_000_000),
            kernels)) {
      SavedVariables variables = SavedVariables.of(agent);
      assertThat(rows).hasSize(18);
      for (GoldenRow row : rows) {
        float[] kernel = variables.get(row.text("name"));
        assertThat(kernel).hasSize(row.int32("inputs") * row.int32("units"));
        assertThat(sha256(kernel)).as(row.text("name")).isEqualTo(row.text("sha256"));
      }
    }
  }

  private static String sha256(float[] values) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}
