package io.swingup.environment.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LanderPictureTest {
  private final LunarLander lander = new LunarLander(LanderParameters.DEFAULT);

  @BeforeEach
  void start() {
    lander.reset(0);
  }

  @AfterEach
  void close() {
    lander.close();
  }

  @Test
  void showsTheCraftWhereItIs() {
    BodyState body = lander.world().lander();
    int x = (int) (body.x() * LanderPicture.SIZE / Terrain.WIDTH_METRES);
    int y = (int) (LanderPicture.SIZE - body.y() * LanderPicture.SIZE / Terrain.WIDTH_METRES);

    assertThat(new Color(picture().getRGB(x, y))).isEqualTo(LanderPicture.CRAFT);
  }

  @Test
  void showsGroundBelowAndSkyAbove() {
    BufferedImage picture = picture();

    assertThat(new Color(picture.getRGB(160, 0))).isEqualTo(Color.WHITE);
    assertThat(new Color(picture.getRGB(160, LanderPicture.SIZE - 1))).isNotEqualTo(Color.WHITE);
  }

  @Test
  void showsAFlameForEachEngineThatBurned() {
    lander.step(0, 0.5);
    assertThat(pixels(LanderPicture.FLAME)).isZero();
    lander.step(1, 0);
    long mainAlone = pixels(LanderPicture.FLAME);
    assertThat(mainAlone).isPositive();
    lander.step(1, -1);
    assertThat(pixels(LanderPicture.FLAME)).isGreaterThan(mainAlone);
  }

  private BufferedImage picture() {
    return lander.picture().orElseThrow();
  }

  private long pixels(Color color) {
    BufferedImage picture = picture();
    int[] all =
        picture.getRGB(0, 0, LanderPicture.SIZE, LanderPicture.SIZE, null, 0, LanderPicture.SIZE);
    long count = 0;
    for (int pixel : all) {
      if (pixel == color.getRGB()) {
        count++;
      }
    }
    return count;
  }
}
