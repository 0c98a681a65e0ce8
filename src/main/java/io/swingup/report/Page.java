package io.swingup.report;

import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import io.swingup.storage.history.RunHistory.Evaluation;
import io.swingup.storage.model.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run on one page that needs no other file: {@code report.html}. */
final class Page {
  private static final String TEMPLATE = "/io/swingup/report/report.html";

  private final RunDirectory run;
  private final RunHistory history;

  Page(RunDirectory run, RunHistory history) {
    this.run = run;
    this.history = history;
  }

  /** Writes the page with the pictures that are there; replaces an older one. */
  void write() throws IOException {
    String page =
        template()
            .replace("{{name}}", escape(run.name()))
            .replace("{{models}}", escape(run.models().toString()))
            .replace("{{summary}}", summary())
            .replace("{{missing}}", missing())
            .replace("{{curve}}", picture("learning-curve.png", "Learning curve"))
            .replace("{{losses}}", picture("losses.png", "Losses"))
            .replace("{{before}}", picture("before.gif", "Film of the untrained policy"))
            .replace("{{after}}", picture("after.gif", "Film of the last policy"))
            .replace("{{map}}", picture("map.png", "Map of the policy and its critic"))
            .replace("{{links}}", links())
            .replace("{{config}}", escape(text(run.picture("config.yaml"))))
            .replace("{{manifest}}", escape(versions()));
    Files.writeString(run.picture("report.html"), page);
  }

  private static String template() {
    try (InputStream in = Page.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + TEMPLATE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String summary() {
    String score =
        history
            .lastEvaluation()
            .map(Page::score)
            .orElse(row("mean return without noise", "not evaluated yet"));
    List<Episode> episodes = history.episodes();
    if (episodes.isEmpty()) {
      return score + row("episodes", "none yet");
    }
    Episode last = episodes.get(episodes.size() - 1);
    return score
        + row("40-episode mean return with noise", number(last.meanReturn40()))
        + row("episodes", Integer.toString(episodes.size()))
        + row("environment steps", Long.toString(last.totalSteps()))
        + row("time", String.format(Locale.ROOT, "%.1f s", last.elapsedSeconds()))
        + machine()
        + row("state", run.isFinished() ? "finished" : "not finished");
  }

  private String machine() {
    if (!Files.isRegularFile(manifest())) {
      return "";
    }
    try {
      Map<String, String> parts = Manifest.read(manifest()).versions();
      String java = parts.getOrDefault("java", "unknown");
      String cores = parts.getOrDefault("cores", "unknown");
      return row(
          "machine",
          parts.getOrDefault("system", "unknown") + ", cores: " + cores + ", Java " + java);
    } catch (IOException e) {
      return row("machine", Objects.requireNonNullElse(e.getMessage(), "unreadable"));
    }
  }

  private Path manifest() {
    return run.models().resolve("manifest.json");
  }

  private static String score(Evaluation last) {
    String starts = " over %d starts".formatted(last.starts());
    String regret =
        last.meanRegret().isEmpty()
            ? ""
            : row("distance from the best known", number(last.meanRegret().getAsDouble()));
    return row(
            "mean return without noise",
            number(last.meanReturn()) + " ± " + number(last.stdReturn()) + starts)
        + regret;
  }

  private static String row(String name, String value) {
    return "<tr><th>%s</th><td>%s</td></tr>\n".formatted(escape(name), escape(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace('-', '−');
  }

  private String missing() {
    return history.missing().stream()
        .map(line -> "<p class=\"missing\">" + escape(line) + "</p>\n")
        .collect(Collectors.joining());
  }

  private String picture(String file, String description) throws IOException {
    Path path = run.picture(file);
    if (!Files.isRegularFile(path)) {
      return "<p class=\"missing\">There is no %s.</p>".formatted(escape(file));
    }
    String type = file.substring(file.lastIndexOf('.') + 1);
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(path));
    return "<img alt=\"%s\" src=\"data:image/%s;base64,%s\">"
        .formatted(escape(description), type, bytes);
  }

  private String links() {
    return Stream.of("episodes.csv", "evaluations.csv", "monitor.csv", "steps.csv", "config.yaml")
        .filter(file -> Files.isRegularFile(run.picture(file)))
        .map(file -> "<a href=\"%s\">%s</a>".formatted(file, file))
        .collect(Collectors.joining(" · "));
  }

  private String versions() throws IOException {
    return Files.isRegularFile(manifest()) ? text(manifest()) : "The run is not finished.";
  }

  private static String text(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readString(file) : "There is no " + file;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
