package io.swingup.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a record of settings says, read from its source, as Markdown. */
final class RecordSource {
  private static final Pattern PARAM = Pattern.compile("(?s)@param (\\w+) (.*?)(?=@\\w|$)");
  private static final String COMMENT = "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*";

  private final Class<?> type;
  private final String source;
  private final String comment;

  private RecordSource(Class<?> type, String source) {
    this.type = type;
    this.source = source;
    int declaration = source.indexOf("record " + type.getSimpleName() + "(");
    int begin = source.lastIndexOf("/**", declaration);
    this.comment = plain(source.substring(begin + 3, source.indexOf("*/", begin)));
  }

  /** Reads the source of a record, which may stand in another one. */
  static RecordSource of(Class<?> type) throws IOException {
    String file = type.getNestHost().getName().replace('.', '/') + ".java";
    return new RecordSource(type, Files.readString(Path.of("src/main/java", file)));
  }

  /** Returns the first paragraph. */
  String summary() {
    return comment.split("@param|<p>", 2)[0].strip();
  }

  /** Returns what the record says of one of its components. */
  String component(String name) {
    Matcher param = PARAM.matcher(comment);
    while (param.find()) {
      if (param.group(1).equals(name)) {
        return param.group(2).strip();
      }
    }
    throw new AssertionError(type.getSimpleName() + " has no @param " + name);
  }

  /** Returns what the constants of an enum within the record mean, by their names in settings. */
  Map<String, String> constants(Class<?> type) {
    String body = source.substring(source.indexOf("enum " + type.getSimpleName()));
    Map<String, String> meanings = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      Matcher commented = Pattern.compile(COMMENT + constant + "\\b").matcher(body);
      if (!commented.find()) {
        throw new AssertionError(constant + " has no comment");
      }
      meanings.put(SettingsPage.snakeCase(constant.toString()), clause(commented.group(1)));
    }
    return meanings;
  }

  private static String clause(String comment) {
    String sentence = plain(comment).strip().replaceFirst("\\.$", "");
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String plain(String comment) {
    return comment
        .replaceAll("\\n\\s*\\* ?", " ")
        .replaceAll("\\{@\\w+\\s+([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ");
  }
}
