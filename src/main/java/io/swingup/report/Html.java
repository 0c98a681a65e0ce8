package io.swingup.report;

import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pages are made of: they need no other file, and no text of a run is taken for markup. */
final class Html {
  private static final String FOLDER = "/io/swingup/report/";
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

  private Html() {}

  /**
   * Fills a template.
   *
   * @param template the name of its file, with a place for the style
   * @param parts the markup for each of its other places, {@code {{name}}}, by name
   */
  static String page(String template, Map<String, String> parts) {
    Map<String, String> all = new HashMap<>(parts);
    all.put("style", resource("style.css"));
    return PLACE
        .matcher(resource(template))
        .replaceAll(place -> Matcher.quoteReplacement(all.getOrDefault(place.group(1), "")));
  }

  private static String resource(String name) {
    try (InputStream in = Html.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FOLDER + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a text as markup. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Returns a row of a table of two columns. */
  static String row(String name, String value) {
    return "<tr><th>" + escape(name) + "</th><td>" + escape(value) + "</td></tr>\n";
  }

  /** Returns a table that scrolls by itself where it is wider than the window. */
  static String table(List<String> columns, List<List<String>> rows) {
    return rows.stream()
        .map(row -> cells("td", row))
        .collect(
            Collectors.joining(
                "", "<div class=\"scroll\"><table>\n" + cells("th", columns), "</table></div>"));
  }

  private static String cells(String kind, List<String> texts) {
    return texts.stream()
        .map(text -> "<" + kind + ">" + escape(text) + "</" + kind + ">")
        .collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /** Returns a sentence on what is not there because something failed. */
  static String missing(String sentence) {
    return "<p class=\"missing\">" + escape(sentence) + "</p>";
  }

  /**
   * Returns a picture that is part of the page.
   *
   * @param bytes its file
   * @param type how that ends, such as {@code png}
   * @param description what is said to whoever does not see it
   * @param caption what is written below it
   */
  static String image(byte[] bytes, String type, String description, String caption) {
    return "<figure><img alt=\""
        + escape(description)
        + "\" src=\"data:image/"
        + type
        + ";base64,"
        + Base64.getEncoder().encodeToString(bytes)
        + "\"><figcaption>"
        + escape(caption)
        + "</figcaption></figure>";
  }

  /** Returns links to those files of the page's directory that are there. */
  static String links(Path directory, String... files) {
    return Stream.of(files)
        .filter(file -> Files.isRegularFile(directory.resolve(file)))
        .map(file -> "<a href=\"" + file + "\">" + file + "</a>")
        .collect(Collectors.joining(" · "));
  }

  /** Returns the text of a file, or why there is none; not yet markup. */
  static String text(Path file) {
    try {
      return NamedFile.readString(file);
    } catch (IOException e) {
      return Files.exists(file) ? String.valueOf(e.getMessage()) : "There is no " + file;
    }
  }
}
