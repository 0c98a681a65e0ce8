package io.swingup.report;

import io.swingup.environment.EnvironmentException;
import io.swingup.storage.file.NamedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why pictures of a run are not there: because something failed, or because nobody offers them. */
final class Absences {

  /**
   * Why a picture is not there.
   *
   * @param sentence what happened
   * @param failed whether that is a fault
   */
  record Reason(String sentence, boolean failed) {}

  private final List<String> sentences = new ArrayList<>();
  private final Map<String, Reason> reasons = new HashMap<>();

  /** Draws something that may be missing or damaged, or whose painter is somebody else's. */
  @FunctionalInterface
  interface Drawing {
    void draw() throws IOException;
  }

  /**
   * Draws, and notes where that fails. Of what was trained for hours, all is shown that can be,
   * whatever foreign code throws.
   */
  @SuppressWarnings("checkstyle:IllegalCatch")
  void attempt(Drawing drawing, String... pictures) {
    try {
      drawing.draw();
    } catch (IOException | RuntimeException | LinkageError | VirtualMachineError e) {
      fail(sentence(e), pictures);
    }
  }

  /** Notes pictures, by the names of their files, that could not be drawn. */
  void fail(String problem, String... pictures) {
    String sentence =
        pictures.length == 0
            ? problem
            : "there is no " + String.join(", ", pictures) + ": " + problem;
    add(new Reason(sentence, true), pictures);
  }

  /** Notes pictures, by the names of their files, that nobody offers, at least not yet. */
  void lack(String sentence, String... pictures) {
    add(new Reason(sentence, false), pictures);
  }

  private void add(Reason reason, String... pictures) {
    sentences.add(reason.sentence());
    for (String picture : pictures) {
      reasons.put(picture, reason);
    }
  }

  Optional<Reason> reasonFor(String picture) {
    return Optional.ofNullable(reasons.get(picture));
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }

  /** Returns what happened. */
  static String sentence(Throwable problem) {
    if (problem instanceof UncheckedIOException && problem.getCause() instanceof IOException e) {
      return NamedFile.sentence(e);
    }
    if (problem instanceof IOException e) {
      return NamedFile.sentence(e);
    }
    return problem instanceof EnvironmentException
        ? String.valueOf(problem.getMessage())
        : problem.toString();
  }
}
