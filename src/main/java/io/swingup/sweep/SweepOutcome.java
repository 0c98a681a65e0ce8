package io.swingup.sweep;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of a sweep.
 *
 * @param finished the runs that came to their end, in the order of their seeds
 * @param failures why the others failed, by seed
 * @param stopped the seeds of the runs that were told to stop, or not to begin, in order
 * @param summaries the figures over those that are finished; empty where none is
 */
public record SweepOutcome(
    List<SeedResult> finished,
    SortedMap<Long, Throwable> failures,
    List<Long> stopped,
    List<Summary> summaries) {}
