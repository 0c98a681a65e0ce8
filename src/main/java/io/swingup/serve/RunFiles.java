package io.swingup.serve;

import com.sun.net.httpserver.HttpExchange;
import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a run that are served: its report and those that the report links to, under the
 * paths that they have on the disk, so that the links are right in both places.
 */
final class RunFiles {
  /** The name of the report. */
  static final String REPORT = "report.html";

  private static final String CSV = "text/csv; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.of(
          REPORT,
          "text/html; charset=utf-8",
          "episodes.csv",
          CSV,
          "evaluations.csv",
          CSV,
          "monitor.csv",
          CSV,
          "steps.csv",
          CSV,
          "config.yaml",
          "text/plain; charset=utf-8");

  private RunFiles() {}

  /** Returns a file of a run, if it is there and one of those that are served. */
  static Optional<Path> find(RunDirectory run, String name) {
    return TYPES.containsKey(name)
        ? Optional.of(run.picture(name)).filter(Files::isRegularFile)
        : Optional.empty();
  }

  /** Sends a file, which may grow meanwhile. */
  static void send(HttpExchange exchange, Path file) throws IOException {
    String type = TYPES.getOrDefault(String.valueOf(file.getFileName()), "text/plain");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0); // in chunks
    try (OutputStream body = exchange.getResponseBody()) {
      Files.copy(file, body);
    }
  }
}
