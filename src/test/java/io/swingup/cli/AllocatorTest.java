package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocatorTest {
  @TempDir Path folder;

  private String inUse(String library) throws IOException {
    Path maps = folder.resolve("maps");
    Files.writeString(
        maps,
        """
        7f0000000000-7f0000001000 r--p 00000000 fe:00 1  /usr/lib/x86_64-linux-gnu/libc.so.6
        7f0000001000-7f0000002000 rw-p 00000000 00:00 0
        7f0000002000-7f0000003000 r-xp 00000000 fe:00 2  %s
        """
            .formatted(library));
    return Allocator.inUse(maps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/lib/x86_64-linux-gnu/libjemalloc.so.2",
        "/usr/lib64/libmimalloc.so.2.0",
        "/opt/lib/libtcmalloc_minimal.so.4"
      })
  void isNamedByItsFile(String library) throws IOException {
    assertThat(inUse(library)).isEqualTo(library);
  }

  @Test
  void otherwiseItIsTheCLibrarys() throws IOException {
    assertThat(inUse("/usr/lib/libm.so.6")).isEqualTo("the C library's");
    assertThat(inUse("/home/jemalloc/libjvm.so")).isEqualTo("the C library's");
    assertThat(Allocator.inUse(folder.resolve("missing"))).isEqualTo("the C library's");
  }
}
