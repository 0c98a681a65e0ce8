package io.swingup.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** Writes charts and images to files, which are replaced. */
final class Pictures {
  private static final int SMALL_WIDTH = 480;
  private static final int SMALL_HEIGHT = 340;

  private Pictures() {}

  /** Writes a chart as PNG or SVG, by the ending of the file's name. */
  static void write(XYChart chart, Path file) throws IOException {
    if (file.toString().endsWith(".svg")) {
      WholeFile.write(file, svg(chart));
    } else {
      write(List.of(chart), file);
    }
  }

  /** Writes charts of one size as PNG, one below the other. */
  static void write(List<XYChart> charts, Path file) throws IOException {
    int width = charts.get(0).getWidth();
    int height = charts.get(0).getHeight();
    BufferedImage all =
        new BufferedImage(width, height * charts.size(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < charts.size(); i++) {
      Graphics2D canvas = all.getSubimage(0, i * height, width, height).createGraphics();
      charts.get(i).paint(canvas, width, height);
      canvas.dispose();
    }
    write(all, file);
  }

  /** Writes an image as PNG. */
  static void write(BufferedImage image, Path file) throws IOException {
    WholeFile.write(file, png(image));
  }

  /**
   * Returns a chart as PNG, small enough for its texts to be read on a phone, but with twice as
   * many pixels each way.
   */
  static byte[] small(XYChart chart) throws IOException {
    BufferedImage image =
        new BufferedImage(2 * SMALL_WIDTH, 2 * SMALL_HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.scale(2, 2);
    chart.paint(canvas, SMALL_WIDTH, SMALL_HEIGHT);
    canvas.dispose();
    return png(image);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static byte[] svg(XYChart chart) throws IOException {
    VectorGraphics2D canvas = new VectorGraphics2D();
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
    PageSize page = new PageSize(chart.getWidth(), chart.getHeight());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Processors.get("svg").getDocument(canvas.getCommands(), page).writeTo(bytes);
    return bytes.toByteArray();
  }
}
