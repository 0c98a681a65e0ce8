package io.swingup.docs;

import io.swingup.agent.AgentConfig;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** The tables of {@code docs/settings.md}, made from the records of settings. */
final class SettingsPage {
  private static final String ALGORITHM = "agent.algorithm";
  private static final String ENVIRONMENT = "environment.id"; // has no default

  private final StringBuilder text = new StringBuilder();
  private final Set<String> names = new TreeSet<>();

  /** Makes all tables. */
  static SettingsPage generate() throws IOException {
    SettingsPage page = new SettingsPage();
    for (RecordComponent group : RunConfig.class.getRecordComponents()) {
      page.addGroup(group);
    }
    return page;
  }

  /** Returns the tables as Markdown. */
  String text() {
    return text.toString();
  }

  /** Returns the names of all settings. */
  Set<String> names() {
    return names;
  }

  /** Returns the settings of the default preset with one of the algorithms. */
  static Map<String, Object> defaults(Class<?> algorithm) {
    return ConfigWriter.toSettings(
        new ConfigReader(ConfigReader.DEFAULT)
            .set(ENVIRONMENT, "Pendulum-v1")
            .set(ALGORITHM, AgentConfig.nameOf(algorithm))
            .read());
  }

  /** Returns the classes of settings, one for each algorithm. */
  static List<Class<?>> algorithms() {
    return List.of(AgentConfig.class.getPermittedSubclasses());
  }

  private void addGroup(RecordComponent group) throws IOException {
    String name = snakeCase(group.getName());
    if (group.getType() == AgentConfig.class) {
      for (Class<?> algorithm : algorithms()) {
        String value = AgentConfig.nameOf(algorithm);
        begin("`%s`, with `%s: %s`".formatted(name, ALGORITHM, value), summary(algorithm));
        addRow(ALGORITHM, value, "the algorithm; one of " + quoted(algorithmNames()));
        addRows(name + ".", algorithm, defaults(algorithm));
      }
    } else if (isGroup(group.getType())) {
      begin("`%s`".formatted(name), summary(group.getType()));
      addRows(name + ".", group.getType(), defaults(algorithms().get(0)));
    } else {
      begin("`%s`".formatted(name), "");
      addRow(name, group, RunConfig.class, defaults(algorithms().get(0)));
    }
  }

  private static List<String> algorithmNames() {
    return algorithms().stream().map(AgentConfig::nameOf).toList();
  }

  private static String summary(Class<?> record) throws IOException {
    return RecordSource.of(record).summary() + "\n\n";
  }

  private void begin(String heading, String summary) {
    text.append("\n## ").append(heading).append("\n\n").append(summary);
    text.append("| setting | default | meaning and range |\n|---|---|---|\n");
  }

  private void addRows(String prefix, Class<?> record, Map<String, Object> defaults)
      throws IOException {
    for (RecordComponent component : record.getRecordComponents()) {
      String name = prefix + snakeCase(component.getName());
      if (component.getType() == SortedMap.class) {
        String meaning = RecordSource.of(record).component(component.getName());
        text.append("| `%s.NAME` | none | %s |\n".formatted(name, meaning));
      } else if (isGroup(component.getType())) {
        boolean beside = defaults.keySet().stream().noneMatch(key -> key.startsWith(name + "."));
        addRows(beside ? prefix : name + ".", component.getType(), defaults);
      } else {
        addRow(name, component, record, defaults);
      }
    }
  }

  private static boolean isGroup(Class<?> type) {
    return type.isRecord() && type != Span.class;
  }

  private void addRow(
      String name, RecordComponent component, Class<?> record, Map<String, Object> defaults)
      throws IOException {
    RecordSource source = RecordSource.of(record);
    StringBuilder meaning = new StringBuilder(source.component(component.getName()));
    if (component.getType().isEnum()) {
      source
          .constants(component.getType())
          .forEach((constant, says) -> meaning.append("; `" + constant + "`: " + says));
    }
    addRow(name, String.valueOf(defaults.get(name)), meaning.toString());
  }

  private void addRow(String name, String value, String meaning) {
    names.add(name);
    String shown =
        name.equals(ENVIRONMENT) ? "must be given" : "`" + value.replace(",", ", ") + "`";
    text.append("| `%s` | %s | %s |\n".formatted(name, shown, meaning));
  }

  private static String quoted(List<String> values) {
    List<String> quoted = new ArrayList<>();
    values.forEach(value -> quoted.add("`" + value + "`"));
    return String.join(", ", quoted);
  }

  /** Returns a name as settings have it. */
  static String snakeCase(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
