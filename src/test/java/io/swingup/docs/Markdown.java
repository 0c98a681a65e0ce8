package io.swingup.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tests look for in the project's pages. */
public final class Markdown {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
  private static final Pattern JAVA_FILE = Pattern.compile("\\b(\\w+\\.java)\\b");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private Markdown() {}

  /** Returns all pages of the project. */
  static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
    for (String folder : List.of("docs", "data", "models")) {
      try (Stream<Path> files = Files.walk(Path.of(folder), 2)) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    return pages;
  }

  /** Returns where the links of a page lead. */
  static List<String> links(Path page) throws IOException {
    return groups(LINK, Files.readString(page));
  }

  /** Returns what the headings of a page are called in links. */
  static List<String> anchors(Path page) throws IOException {
    return groups(HEADING, Files.readString(page)).stream()
        .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", ""))
        .map(heading -> heading.replace(' ', '-'))
        .toList();
  }

  /** Returns the names of the Java files that a page names. */
  static List<String> javaFiles(Path page) throws IOException {
    return groups(JAVA_FILE, Files.readString(page));
  }

  /**
   * Returns the blocks of code of a page.
   *
   * @param page the page
   * @param language what follows the three backticks
   * @param words what a block must contain
   */
  public static List<String> code(Path page, String language, String words) throws IOException {
    Pattern block = Pattern.compile("(?s)```" + language + "\n(.*?)```");
    return groups(block, Files.readString(page)).stream()
        .filter(code -> code.contains(words))
        .toList();
  }

  /** Returns the names in the first column of the table below a heading, in order. */
  static List<String> firstColumn(Path page, String heading) throws IOException {
    String text = Files.readString(page);
    String section = text.substring(text.indexOf(heading + "\n") + heading.length());
    List<String> names = new ArrayList<>();
    for (String row :
        section.split("\n#", 2)[0].lines().filter(line -> line.startsWith("|")).toList()) {
      names.addAll(groups(CODE, row.split("\\|", 3)[1]));
    }
    return names;
  }

  private static List<String> groups(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
