package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs in place of ffmpeg, which do what it does when something is wrong. */
@Timeout(60)
class Mp4WriterTest {
  private static final BufferedImage FRAME =
      new BufferedImage(320, 320, BufferedImage.TYPE_INT_RGB);

  @TempDir Path folder;

  private String program(String script) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
    Path file = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n" + script);
    assumeTrue(file.toFile().setExecutable(true), "no program can be made");
    return file.toString();
  }

  private static void addUntilItFails(Mp4Writer writer) throws IOException {
    for (int i = 0; i < 1000; i++) {
      writer.add(FRAME);
    }
  }

  @Test
  void saysWhatFfmpegSaysAndLeavesNoProcess() throws IOException {
    String program = program("head -c 1000 >/dev/null; echo 'No space left on device' >&2; exit 1");
    long before = ProcessHandle.current().children().count();
    Mp4Writer writer = new Mp4Writer(folder.resolve("a.mp4"), program);

    Throwable problem = catchThrowable(() -> addUntilItFails(writer));
    assertThatThrownBy(writer::close).isInstanceOf(IOException.class);

    assertThat(problem)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "ffmpeg could not write " + folder.resolve("a.mp4") + ": No space left on device");
    assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"'', none", "/lib/own.so, /lib/own.so"})
  void ffmpegLoadsNoMoreThanTheUserWants(String wanted, String loaded) throws IOException {
    Path seen = folder.resolve("seen");
    String program =
        program("cat >/dev/null; echo \"${LD_PRELOAD:-none}\" >'" + seen.toAbsolutePath() + "'");
    System.setProperty("swingup.preload", wanted);
    try {
      new Mp4Writer(folder.resolve("a.mp4"), program).close();
    } finally {
      System.clearProperty("swingup.preload");
    }
    assertThat(seen).hasContent(loaded);
  }

  @Test
  void failsWhereFfmpegFailsAtTheEnd() throws IOException {
    String program = program("cat >/dev/null; echo 'cannot seek' >&2; exit 1");
    Mp4Writer writer = new Mp4Writer(folder.resolve("a.mp4"), program);
    writer.add(FRAME);

    assertThatThrownBy(writer::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.mp4: cannot seek");
  }

  @Test
  void saysThatAnMp4NeedsFfmpeg() {
    assertThatThrownBy(
            () -> new Mp4Writer(folder.resolve("a.mp4"), folder.resolve("none").toString()))
        .isInstanceOf(IOException.class)
        .hasMessage("an mp4 needs ffmpeg on the path, and there is none; a gif does not");
  }
}
