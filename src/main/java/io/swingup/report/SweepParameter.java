package io.swingup.report;

import java.util.List;

/**
 * A setting that the trials of a sweep differ in.
 *
 * @param path its dotted path, the name of its column
 * @param scale how its values lie on an axis
 * @param categories the values from left to right, as they are in the column; empty for numbers
 */
public record SweepParameter(String path, Scale scale, List<String> categories) {
  /** How values lie on an axis. */
  public enum Scale {
    /** Numbers, with equal differences equally far apart. */
    LINEAR,
    /** Numbers above 0, with equal ratios equally far apart. */
    LOGARITHMIC,
    /** Values side by side. */
    CATEGORIES
  }

  /** Returns where a value lies: the number, its decimal logarithm, or its place from 0. */
  double position(String value) {
    return switch (scale) {
      case LINEAR -> Double.parseDouble(value);
      case LOGARITHMIC -> Math.log10(Double.parseDouble(value));
      case CATEGORIES -> categories.indexOf(value);
    };
  }
}
