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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run on one page that needs no other file: {@code report.html}. */
final class Page {
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
            Map.entry("name", Html.escape(run.name())),
            Map.entry("models", Html.escape(run.models().toString())),
            Map.entry("size", Html.escape(observationSize)),
            Map.entry("summary", summary()),
            Map.entry("missing", missing()),
            Map.entry("curve", picture(RunReport.CURVE, "Learning curve", "")),
            Map.entry("metrics", picture(RunReport.METRICS, "Metrics of learning", "")),
            Map.entry("films", films()),
            Map.entry("map", picture(RunReport.MAP, "Map of policy and critic", RunMap.LEGEND)),
            Map.entry("links", links()),
            Map.entry("config", Html.escape(Html.text(run.config()))),
            Map.entry("manifest", Html.escape(manifest())));
    NamedFile.replaceString(run.picture("report.html"), Html.page("report.html", parts));
  }

  private String summary() {
    String score =
        history
            .lastEvaluation()
            .map(Page::score)
            .orElse(Html.row("mean return without noise", "not evaluated yet"));
    List<Episode> episodes = history.episodes();
    if (episodes.isEmpty()) {
      return score + Html.row("episodes", "none yet");
    }
    Episode last = episodes.get(episodes.size() - 1);
    return score
        + Html.row("40-episode mean return with noise", number(last.meanReturn40()))
        + Html.row("episodes", Integer.toString(episodes.size()))
        + Html.row("environment steps", Long.toString(last.totalSteps()))
        + Html.row("time", String.format(Locale.ROOT, "%.1f s", last.elapsedSeconds()))
        + machine()
        + Html.row("state", run.isFinished() ? "finished" : "not finished");
  }

  /* Nothing else of the manifest is read, so that those of other versions will do. */
  private String machine() {
    if (!run.isFinished()) {
      return "";
    }
    try {
      JsonNode versions = JSON.readTree(NamedFile.readString(run.manifest())).path("versions");
      return Html.row(
          "machine",
          versions.path("system").asText("unknown")
              + ", cores: "
              + versions.path("cores").asText("unknown")
              + ", Java "
              + versions.path("java").asText("unknown"));
    } catch (JsonProcessingException e) {
      return Html.row("machine", run.manifest() + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      return Html.row("machine", String.valueOf(e.getMessage()));
    }
  }

  private static String score(Evaluation last) {
    String starts = " over " + last.starts() + " starts";
    String regret =
        last.meanRegret().isEmpty()
            ? ""
            : Html.row("distance from the best known", number(last.meanRegret().getAsDouble()));
    return Html.row(
            "mean return without noise",
            number(last.meanReturn()) + " ± " + number(last.stdReturn()) + starts)
        + regret;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replace('-', '−');
  }

  private String missing() {
    return history.missing().stream()
        .map(line -> Html.missing(line) + "\n")
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
      return Html.missing(reason.get().sentence() + ".");
    }
    if (!Files.isRegularFile(path)) {
      String sentence = reason.map(Absences.Reason::sentence).orElse("there is no " + file);
      return "<p>" + Html.escape(sentence) + ".</p>";
    }
    String type = file.substring(file.lastIndexOf('.') + 1);
    return Html.image(Files.readAllBytes(path), type, description, caption);
  }

  private String links() {
    return Html.links(
        run.data(), "episodes.csv", "evaluations.csv", "monitor.csv", "steps.csv", "config.yaml");
  }

  private String manifest() {
    return run.isFinished() ? Html.text(run.manifest()) : "The run is not finished.";
  }
}
