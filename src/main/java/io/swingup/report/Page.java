package io.swingup.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swingup.storage.file.NamedFile;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import io.swingup.storage.history.RunHistory.Episode;
import io.swingup.storage.history.RunHistory.Evaluation;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run on one page that needs no other file: {@code report.html}. */
final class Page {
  private static final String TEMPLATE = "/io/swingup/report/report.html";
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final JsonMapper JSON = new JsonMapper();

  private final RunDirectory run;
  private final RunHistory history;
  private final Absences absences;

  Page(RunDirectory run, RunHistory history, Absences absences) {
    this.run = run;
    this.history = history;
    this.absences = absences;
  }

  /**
   * Writes the page with the pictures that are there; replaces an older one.
   *
   * @param observationSize the numbers in an observation, for the examples
   */
  void write(String observationSize) throws IOException {
    Map<String, String> parts =
        Map.ofEntries(
            Map.entry("name", escape(run.name())),
            Map.entry("models", escape(run.models().toString())),
            Map.entry("size", escape(observationSize)),
            Map.entry("summary", summary()),
            Map.entry("missing", missing()),
            Map.entry("curve", picture(RunReport.CURVE, "Learning curve", "")),
            Map.entry("metrics", picture(RunReport.METRICS, "Metrics of learning", "")),
            Map.entry("films", films()),
            Map.entry("map", picture(RunReport.MAP, "Map of policy and critic", RunMap.LEGEND)),
            Map.entry("links", links()),
            Map.entry("config", escape(text(run.config()))),
            Map.entry("manifest", escape(manifest())));
    String page =
        PLACE
            .matcher(template())
            .replaceAll(place -> Matcher.quoteReplacement(parts.getOrDefault(place.group(1), "")));
    NamedFile.replaceString(run.picture("report.html"), page);
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

  /* Nothing else of the manifest is read, so that those of other versions will do. */
  private String machine() {
    if (!run.isFinished()) {
      return "";
    }
    try {
      JsonNode versions = JSON.readTree(NamedFile.readString(run.manifest())).path("versions");
      return row(
          "machine",
          versions.path("system").asText("unknown")
              + ", cores: "
              + versions.path("cores").asText("unknown")
              + ", Java "
              + versions.path("java").asText("unknown"));
    } catch (JsonProcessingException e) {
      return row("machine", run.manifest() + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      return row("machine", String.valueOf(e.getMessage()));
    }
  }

  private static String score(Evaluation last) {
    String starts = " over " + last.starts() + " starts";
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
    return "<tr><th>" + escape(name) + "</th><td>" + escape(value) + "</td></tr>\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace('-', '−');
  }

  private String missing() {
    return history.missing().stream()
        .map(line -> "<p class=\"missing\">" + escape(line) + "</p>\n")
        .collect(Collectors.joining());
  }

  /* What both films lack is said once. */
  private String films() throws IOException {
    return Stream.of(
            picture(RunReport.BEFORE, "Film of the untrained policy", "untrained"),
            picture(RunReport.AFTER, "Film of the last policy", "last policy, same start"))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private String picture(String file, String description, String caption) throws IOException {
    Path path = run.picture(file);
    Optional<Absences.Reason> reason = absences.reasonFor(file);
    if (reason.isPresent() && reason.get().failed()) {
      return "<p class=\"missing\">" + escape(reason.get().sentence()) + ".</p>";
    }
    if (!Files.isRegularFile(path)) {
      String sentence = reason.map(Absences.Reason::sentence).orElse("there is no " + file);
      return "<p>" + escape(sentence) + ".</p>";
    }
    String type = file.substring(file.lastIndexOf('.') + 1);
    String bytes = Base64.getEncoder().encodeToString(Files.readAllBytes(path));
    return "<figure><img alt=\""
        + escape(description)
        + "\" src=\"data:image/"
        + type
        + ";base64,"
        + bytes
        + "\"><figcaption>"
        + escape(caption)
        + "</figcaption></figure>";
  }

  private String links() {
    return Stream.of("episodes.csv", "evaluations.csv", "monitor.csv", "steps.csv", "config.yaml")
        .filter(file -> Files.isRegularFile(run.picture(file)))
        .map(file -> "<a href=\"" + file + "\">" + file + "</a>")
        .collect(Collectors.joining(" · "));
  }

  private String manifest() {
    return run.isFinished() ? text(run.manifest()) : "The run is not finished.";
  }

  private static String text(Path file) {
    try {
      return NamedFile.readString(file);
    } catch (IOException e) {
      return Files.exists(file) ? String.valueOf(e.getMessage()) : "There is no " + file;
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
