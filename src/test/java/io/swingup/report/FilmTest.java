package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.environment.Policy;
import io.swingup.environment.pendulum.PendulumProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  private static final int WHITE = 0xffffffff;

  @TempDir Path folder;

  private static Film film(Policy policy) {
    PendulumProvider provider = new PendulumProvider();
    return new Film(Playback.of(provider, policy, 3), provider.painter().orElseThrow());
  }

  @Test
  void filmsEveryStepAtThirtyFramesASecond() throws IOException {
    Film film = film((observations, count) -> new float[] {observations[1]});
    Path file = folder.resolve("a.gif");

    film.write(file);

    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(200);
      int hundredths = 0;
      for (int i = 0; i < 30; i++) {
        String tree = "javax_imageio_gif_image_1.0";
        hundredths +=
            Integer.parseInt(
                ((IIOMetadataNode) reader.getImageMetadata(i).getAsTree(tree))
                    .getElementsByTagName("GraphicControlExtension")
                    .item(0)
                    .getAttributes()
                    .getNamedItem("delayTime")
                    .getNodeValue());
      }
      assertThat(hundredths).isEqualTo(100);
    }
    assertThat(Files.size(file)).isLessThan(1_500_000);
  }

  @Test
  void theRodPointsWhereTheObservationSays() {
    Film film = film((observations, count) -> new float[1]);

    for (int i = 0; i < 200; i += 40) {
      float cosine = film.playback().moments().get(i).before().observation().get(0);
      float sine = film.playback().moments().get(i).before().observation().get(1);
      double half = Film.SIZE / 2.0;
      int x = (int) (half - sine * 0.4 * half);
      int y = (int) (half - cosine * 0.4 * half);
      assertThat(film.frame(i).getRGB(x, y)).as("frame %d", i).isEqualTo(0xffcc4d4d);
      assertThat(film.frame(i).getRGB(Film.SIZE - x, Film.SIZE - y)).isEqualTo(WHITE);
    }
  }

  @Test
  void writesMp4ByFfmpeg() throws IOException {
    assumeTrue(isFfmpegThere(), "there is no ffmpeg on the path");
    Film film = film((observations, count) -> new float[1]);
    Path file = folder.resolve("a.mp4");

    film.write(file);

    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes.substring(4)).startsWith("ftyp").contains("moov", "avc1");
    assertThat(Files.size(file)).isBetween(5_000L, 1_500_000L);
    assertThatThrownBy(() -> film.write(folder.resolve("missing/a.mp4")))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("ffmpeg could not write .*missing/a.mp4: .*No such file or directory");
  }

  @Test
  void saysThatAnMp4TakesFfmpeg() {
    assumeFalse(isFfmpegThere(), "there is an ffmpeg on the path");
    Film film = film((observations, count) -> new float[1]);

    assertThatThrownBy(() -> film.write(folder.resolve("a.mp4")))
        .isInstanceOf(IOException.class)
        .hasMessage("an mp4 takes ffmpeg on the path, and there is none; a gif does not");
  }

  private static boolean isFfmpegThere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ffmpeg")));
  }
}
