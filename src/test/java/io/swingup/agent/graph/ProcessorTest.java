package io.swingup.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
  @TempDir private Path directory;

  @Test
  void intelsAreSlowAtDenormals() throws IOException {
    assertThat(described("GenuineIntel").slowAtDenormals()).isTrue();
    assertThat(described("AuthenticAMD").slowAtDenormals()).isFalse();
  }

  @Test
  void namesTheInstructionSet() throws IOException {
    assertThat(described("AuthenticAMD").features()).containsExactly("fma", "avx2");
  }

  @Test
  void nothingIsKnownWithoutADescription() throws IOException {
    Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 10});

    for (Path file : new Path[] {binary, directory.resolve("none")}) {
      Processor processor = Processor.read(file);
      assertThat(processor.features()).isEmpty();
      assertThat(processor.slowAtDenormals()).isFalse();
    }
  }

  private Processor described(String vendor) throws IOException {
    String core = "processor\t: 0\nvendor_id\t: %s\nflags\t\t: fma avx2\n\n".formatted(vendor);
    return Processor.read(Files.writeString(directory.resolve(vendor), core + core));
  }
}
