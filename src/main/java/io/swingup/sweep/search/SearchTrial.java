package io.swingup.sweep.search;

import java.util.Map;

/**
 * One row of the plan.
 *
 * @param number counts the trials, from 1
 * @param configuration counts the combinations of settings, from 1
 * @param seed the seed of the run
 * @param settings the values of the parameters as YAML, by their dotted paths, in the file's order
 */
public record SearchTrial(int number, int configuration, long seed, Map<String, String> settings) {}
