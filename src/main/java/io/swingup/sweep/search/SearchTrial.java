package io.swingup.sweep.search;

import java.io.Serializable;
import java.util.Map;

/**
 * One row of the plan, or what it is up to a rung of the budget.
 *
 * @param number counts the trials, from 1
 * @param configuration counts the combinations of settings, from 1
 * @param seed the seed of the run
 * @param rung 0 for the whole budget; below it, with successive halving, the rungs from 1 on
 * @param settings the values of the parameters as YAML, by their dotted paths, in the file's order
 */
public record SearchTrial(
    int number, int configuration, long seed, int rung, Map<String, String> settings)
    implements Serializable {

  /** Returns the same trial up to another rung. */
  SearchTrial at(int other) {
    return new SearchTrial(number, configuration, seed, other, settings);
  }
}
