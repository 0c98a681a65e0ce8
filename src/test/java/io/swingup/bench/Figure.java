package io.swingup.bench;

import java.util.List;
import java.util.Locale;

/**
 * Several measurements of one thing.
 *
 * @param name what was measured
 * @param unit the unit of the values
 * @param values the measurements, at least one
 */
record Figure(String name, String unit, List<Double> values) {

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double least() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double greatest() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  /** Returns a row of the table in docs/performance.md. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.4g %s | %.4g to %.4g | %d |",
        name,
        median(),
        unit,
        least(),
        greatest(),
        values.size());
  }
}
