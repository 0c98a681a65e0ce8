package io.swingup.report;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;

/** Writes charts to files. */
final class Pictures {
  private Pictures() {}

  /** Writes a chart as PNG or SVG, by the ending of the file's name; replaces the file. */
  static void write(XYChart chart, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (file.toString().endsWith(".svg")) {
        VectorGraphics2D canvas = new VectorGraphics2D();
        chart.paint(canvas, chart.getWidth(), chart.getHeight());
        PageSize page = new PageSize(chart.getWidth(), chart.getHeight());
        Processors.get("svg").getDocument(canvas.getCommands(), page).writeTo(out);
      } else {
        ImageIO.write(image(chart), "png", out);
      }
    }
  }

  private static BufferedImage image(XYChart chart) {
    BufferedImage image =
        new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
    canvas.dispose();
    return image;
  }
}
