package io.swingup.report;

import io.swingup.usage.OtherPrograms;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Writes frames as MP4 by an ffmpeg of its own, which reads them as bitmaps one after another. */
final class Mp4Writer implements FrameWriter {
  private static final List<String> INPUT =
      List.of("-f", "image2pipe", "-framerate", "30", "-c:v", "bmp", "-i", "-");

  private final Path file;
  private final Process ffmpeg;

  /** Starts a program that understands ffmpeg's options. */
  Mp4Writer(Path file, String program) throws IOException {
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    this.file = file;
    ProcessBuilder builder = OtherPrograms.command(program, "-y", "-loglevel", "error");
    builder.command().addAll(INPUT);
    builder.command().addAll(List.of("-pix_fmt", "yuv420p", file.toAbsolutePath().toString()));
    try {
      ffmpeg = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new IOException(
          "an mp4 needs ffmpeg on the path, and there is none; a gif does not", e);
    }
  }

  @Override
  public void add(BufferedImage frame) throws IOException {
    ByteArrayOutputStream bitmap = new ByteArrayOutputStream();
    ImageIO.write(frame, "bmp", bitmap);
    try {
      bitmap.writeTo(ffmpeg.getOutputStream());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** {@inheritDoc} However that goes, ffmpeg has ended afterwards. */
  @Override
  public void close() throws IOException {
    try {
      endInput();
      if (ffmpeg.waitFor() != 0) {
        throw failed(null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while ffmpeg wrote " + file, e);
    } finally {
      ffmpeg.destroyForcibly();
    }
  }

  private void endInput() throws IOException {
    try {
      ffmpeg.getOutputStream().close();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /* What ffmpeg says when it ends early is short enough for the pipe to hold it. */
  private IOException failed(@Nullable IOException problem) throws IOException {
    String reason =
        new String(ffmpeg.getErrorStream().readAllBytes(), Charset.defaultCharset()).strip();
    return new IOException("ffmpeg could not write " + file + ": " + reason, problem);
  }
}
