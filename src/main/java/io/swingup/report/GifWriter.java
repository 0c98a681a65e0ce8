package io.swingup.report;

import io.swingup.storage.file.NamedFile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/** Writes frames as an animated GIF of 30 frames a second with a fixed palette. */
final class GifWriter implements FrameWriter {
  /* A GIF counts hundredths of a second: 3, 3 and 4 of them are three frames at 30 a second. */
  private static final int[] DELAYS = {3, 3, 4};
  private static final byte[] FOR_EVER = {1, 0, 0};
  private static final int LEVELS = 6;

  private final Path file;
  private final ImageOutputStream out;
  private final ImageWriter writer;
  private final IndexColorModel palette = palette();
  private int frames;

  GifWriter(Path file) throws IOException {
    this.file = file;
    Files.newOutputStream(file).close(); // made or emptied, which the next line does not do
    out = new FileImageOutputStream(file.toFile());
    writer = ImageIO.getImageWritersByFormatName("gif").next();
    writer.setOutput(out);
  }

  /* Six levels of each primary colour. */
  private static IndexColorModel palette() {
    int[] colours = new int[LEVELS * LEVELS * LEVELS];
    for (int i = 0; i < colours.length; i++) {
      int step = 255 / (LEVELS - 1);
      int red = i / (LEVELS * LEVELS) * step;
      int green = i / LEVELS % LEVELS * step;
      int blue = i % LEVELS * step;
      colours[i] = red << 16 | green << 8 | blue;
    }
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, 0);
  }

  @Override
  public void add(BufferedImage image) throws IOException {
    BufferedImage indexed =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    int[] colours =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int i = 0; i < colours.length; i++) {
      colours[i] = nearest(colours[i]);
    }
    indexed.getRaster().setPixels(0, 0, image.getWidth(), image.getHeight(), colours);
    write(indexed);
    frames++;
  }

  private void write(BufferedImage indexed) throws IOException {
    IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
    describe(metadata);
    try {
      if (frames == 0) {
        writer.prepareWriteSequence(null);
      }
      writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
    } catch (IOException e) {
      throw named(e);
    }
  }

  /* ImageIO says what it was writing, its cause says what is wrong. */
  private IOException named(IOException problem) {
    return NamedFile.named(file, problem.getCause() instanceof IOException cause ? cause : problem);
  }

  private static int nearest(int colour) {
    return (level(colour >> 16) * LEVELS + level(colour >> 8)) * LEVELS + level(colour);
  }

  private static int level(int channel) {
    return ((channel & 0xff) * (LEVELS - 1) + 127) / 255;
  }

  private void describe(IIOMetadata metadata) throws IOException {
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", Integer.toString(DELAYS[frames % DELAYS.length]));
    control.setAttribute("disposalMethod", "none");
    if (frames == 0) {
      IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(FOR_EVER);
      IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
      extensions.appendChild(loop);
      root.appendChild(extensions);
    }
    metadata.setFromTree(format, root);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (frames > 0) {
        writer.endWriteSequence();
      }
    } catch (IOException e) {
      throw named(e);
    } finally {
      writer.dispose();
    }
  }
}
