package io.swingup.environment.mountaincar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Environment;
import io.swingup.environment.Environments;
import io.swingup.environment.FloatVector;
import io.swingup.environment.StatePlane;
import io.swingup.environment.StatePlane.Point;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountainCarProviderTest {
  private static final int SIZE = 200;

  private final MountainCarProvider provider = new MountainCarProvider();

  @Test
  void isFoundByItsId() {
    assertThat(Environments.provider("MountainCarContinuous-v0"))
        .isInstanceOf(MountainCarProvider.class);
  }

  @Test
  void countsAnEpisodeAsSolvedAboveNinety() {
    assertThat(provider.solvedReturn()).hasValue(90);
    assertThat(provider.bestKnownReturn(0)).isEmpty();
  }

  @Test
  void filmsBeginNearTheBottomOfTheValley() {
    try (Environment car = provider.create()) {
      float position = car.reset(provider.filmSeed()).observation().get(0);

      assertThat(position).isCloseTo((float) (-Math.PI / 6), within(0.01f));
    }
  }

  @ParameterizedTest(name = "position {0}, velocity {1}")
  @CsvSource({"0, 0", "-1.2, -0.07", "0.6, 0.07", "-0.5, 0.02"})
  void everyStateIsThePointOfThePlaneThatItsObservationSays(double position, double velocity) {
    StatePlane plane = provider.plane().orElseThrow();

    Point state = plane.state(plane.observation(new Point(position, velocity)));

    assertThat(state.x()).isCloseTo(position, within(1e-7));
    assertThat(state.y()).isCloseTo(velocity, within(1e-8));
    assertThat(plane.actions()).hasSize(1);
  }

  @ParameterizedTest(name = "position {0}, push {1}")
  @CsvSource({"-1.1, -1", "-0.5, 1", "0.3, 0.5", "0.3, 0"})
  void drawsTheCarWhereItIsAndAnArrowAlongThePush(float position, double push) {
    BufferedImage picture = paint(position, push);
    BufferedImage elsewhere = paint(-0.8f, 0);

    double middle = (position + 1.2) / 1.8 * SIZE;
    int left = SIZE;
    int right = 0;
    int arrow = 0;
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        Color color = new Color(picture.getRGB(x, y));
        if (isWheel(color) && !isWheel(new Color(elsewhere.getRGB(x, y)))) {
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
        if (color.equals(new Color(40, 70, 150))) {
          arrow += x > middle ? 1 : -1;
        }
      }
    }
    assertThat((left + right) / 2.0).isCloseTo(middle, within(8.0));
    assertThat(Integer.signum(arrow)).isEqualTo((int) Math.signum(push));
  }

  private static boolean isWheel(Color color) {
    return color.equals(new Color(128, 128, 128));
  }

  private BufferedImage paint(float position, double push) {
    BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, SIZE, SIZE);
    canvas.translate(SIZE / 2.0, SIZE / 2.0);
    canvas.scale(SIZE / 2.0, -SIZE / 2.0);
    provider.painter().orElseThrow().paint(canvas, FloatVector.of(position, 0), push);
    canvas.dispose();
    return picture;
  }
}
