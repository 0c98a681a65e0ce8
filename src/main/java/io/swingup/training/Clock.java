package io.swingup.training;

/** Nanoseconds and seconds. */
final class Clock {
  private static final double NANOS_PER_SECOND = 1e9;

  private Clock() {}

  static double seconds(long nanos) {
    return nanos / NANOS_PER_SECOND;
  }

  static long nanos(double seconds) {
    return (long) (seconds * NANOS_PER_SECOND);
  }
}
