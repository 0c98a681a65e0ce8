package io.swingup.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What frames are written to, 30 of them a second; closing it ends the film. Whatever fails, the
 * file is named.
 */
interface FrameWriter extends AutoCloseable {
  /** Starts a film as MP4 where the file's name says so, else as GIF; an old one is replaced. */
  static FrameWriter to(Path file) throws IOException {
    return file.toString().endsWith(".mp4") ? new Mp4Writer(file, "ffmpeg") : new GifWriter(file);
  }

  /** Adds the next frame. */
  void add(BufferedImage frame) throws IOException;

  @Override
  void close() throws IOException;
}
