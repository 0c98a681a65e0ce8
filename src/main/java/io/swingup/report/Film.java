package io.swingup.report;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Painter;
import io.swingup.environment.Policy;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An episode as a film of 30 frames a second, one for each step, with step, action and return so
 * far in a corner.
 *
 * @param playback the episode
 * @param painter what draws a moment
 */
public record Film(Playback playback, Painter painter) {
  /** Width and height of a frame in pixels. */
  static final int SIZE = 320;

  private static final int MARGIN = 8;
  private static final int ACTIONS = 4; // that fit beside one another
  private static final int LINE = 15;

  /**
   * Plays an episode and films it.
   *
   * @param provider what makes the environment
   * @param policy what acts
   * @param seed the seed of the start
   * @param timeLimit the steps after which training cuts an episode off; 0 where it does not
   * @return the film; empty where nothing paints the environment and it does not draw itself
   * @throws io.swingup.environment.EnvironmentException if the environment fails
   */
  public static Optional<Film> of(
      EnvironmentProvider provider, Policy policy, long seed, int timeLimit) {
    Optional<Painter> painter = provider.painter();
    if (painter.isPresent()) {
      return painter.map(each -> new Film(Playback.of(provider, policy, seed, timeLimit), each));
    }
    TakenPictures pictures = new TakenPictures();
    return provider
        .filmed()
        .map(filmed -> Playback.of(filmed, policy, seed, timeLimit, pictures::take))
        .map(playback -> new Film(playback, pictures));
  }

  /**
   * Writes the film; a GIF repeats for ever.
   *
   * @param file where to, MP4 where its name ends in {@code .mp4}, else GIF; replaced, and deleted
   *     where the film cannot be written to its end
   * @throws IOException if it cannot be written; for an MP4 also where there is no ffmpeg on the
   *     path
   */
  public void write(Path file) throws IOException {
    FrameWriter writer = FrameWriter.to(file);
    WholeFile.fill(file, () -> write(writer));
  }

  private void write(FrameWriter writer) throws IOException {
    try (writer) {
      for (int i = 0; i < playback.moments().size(); i++) {
        writer.add(frame(i));
      }
    }
  }

  /**
   * Draws one frame.
   *
   * @param index its number, from 0
   * @return an RGB image of {@link #SIZE} by {@link #SIZE} pixels
   */
  BufferedImage frame(int index) {
    Playback.Moment moment = playback.moments().get(index);
    BufferedImage image =
        painter.picture(
            SIZE,
            moment.before().observation(),
            moment.action().stream().mapToDouble(value -> value).toArray());
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    write(canvas, caption(index));
    canvas.dispose();
    return image;
  }

  /* Black on a white rim, to be read on a picture of any colour. */
  private static void write(Graphics2D canvas, List<String> lines) {
    canvas.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 12));
    canvas.setColor(Color.WHITE);
    for (int place = 0; place < 9; place++) {
      write(canvas, lines, place % 3 - 1, place / 3 - 1);
    }
    canvas.setColor(Color.BLACK);
    write(canvas, lines, 0, 0);
  }

  private static void write(Graphics2D canvas, List<String> lines, int right, int down) {
    for (int i = 0; i < lines.size(); i++) {
      canvas.drawString(lines.get(i), MARGIN + right, MARGIN + LINE * (i + 1) + down);
    }
  }

  /** Returns the lines in the corner of a frame; of a long action the first four numbers. */
  List<String> caption(int index) {
    Playback.Moment moment = playback.moments().get(index);
    StringBuilder action = new StringBuilder("action");
    for (double value : moment.action().stream().limit(ACTIONS).toList()) {
      action.append(String.format(Locale.ROOT, " %+7.2f", value));
    }
    return List.of(
        String.format(Locale.ROOT, "step   %4d", index + 1),
        action + (moment.action().size() > ACTIONS ? " ..." : ""),
        String.format(Locale.ROOT, "return %7.1f", moment.episodeReturn()));
  }
}
