package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.environment.FloatVector;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.report.Playback.Moment;
import io.swingup.storage.file.OpenFiles;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
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
    return new Film(Playback.of(provider, policy, 3, 0), provider.painter().orElseThrow());
  }

  private static Film shortFilm() {
    Film film = film((observations, count) -> new float[1]);
    return new Film(new Playback(film.playback().moments().subList(0, 3)), film.painter());
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
  void showsEveryNumberOfAnActionAsFarAsTheyFit() {
    Moment two = new Moment(TimeStep.first(FloatVector.of(0, 0, 3)), List.of(0.25, -1.5), -2);
    Moment six =
        new Moment(TimeStep.first(FloatVector.of(0)), List.of(1., 2., 3., 4., 5., 6.), -1000.04);
    Film film = new Film(new Playback(List.of(two, six)), (canvas, observation, action) -> {});

    assertThat(film.caption(0))
        .containsExactly("step      1", "action   +0.25   -1.50", "return    -2.0");
    assertThat(film.caption(1))
        .containsExactly(
            "step      2", "action   +1.00   +2.00   +3.00   +4.00 ...", "return -1000.0");
  }

  @Test
  void theCaptionCanBeReadOnTheBlackestNight() {
    Moment moment = new Moment(TimeStep.first(FloatVector.of(0)), List.of(1.), -2);
    Film film =
        new Film(
            new Playback(List.of(moment)),
            (canvas, observation, action) -> {
              canvas.setColor(Color.BLACK);
              canvas.fillRect(-10, -10, 20, 20);
            });

    BufferedImage frame = film.frame(0);

    assertThat(frame.getRGB(Film.SIZE - 1, Film.SIZE - 1)).isEqualTo(0xff000000);
    assertThat(frame.getRGB(0, 0, Film.SIZE, 60, null, 0, Film.SIZE)).contains(0xff000000, WHITE);
  }

  @Test
  void leavesNoFileOpen() throws IOException {
    Path file = folder.resolve("a.gif");

    shortFilm().write(file);

    assumeTrue(OpenFiles.areListed(), "the open files can be counted");
    assertThat(OpenFiles.in(folder)).isEmpty();
  }

  @Test
  void replacesALongerFilm() throws IOException {
    Film film = shortFilm();
    Path file = folder.resolve("a.gif");
    film.write(file);
    long size = Files.size(file);
    Files.write(file, new byte[2_000_000]);

    film.write(file);

    assertThat(file).hasSize(size);
  }

  @Test
  void leavesNoHalfFilmWhenThePainterFails() throws IOException {
    Playback playback = shortFilm().playback();
    Path file = folder.resolve("a.gif");
    Film film =
        new Film(
            playback,
            (canvas, observation, action) -> {
              assertThat(file).exists();
              throw new IllegalStateException("no paint left");
            });

    assertThatThrownBy(() -> film.write(file)).hasMessage("no paint left");

    assertThat(file).doesNotExist();
  }

  @Test
  void leavesNoHalfFilmOnAFullDisk() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    Path file = Files.createSymbolicLink(folder.resolve("a.gif"), full);

    assertThatThrownBy(() -> shortFilm().write(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": No space left on device");

    assertThat(Files.exists(file, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(full).exists();
  }

  @Test
  void leavesWhatCannotBeOpenedAsItIs() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("a.gif"));

    assertThatThrownBy(() -> shortFilm().write(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.toString());

    assertThat(directory).isDirectory();
  }

  private static boolean isFfmpegThere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "ffmpeg")));
  }
}
