package io.swingup.sweep.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.history.Columns;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Span;
import io.swingup.usage.Names;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search is asked to do.
 *
 * @param name the name of the search
 * @param base what every trial has in common
 * @param parameters what the trials differ in, by dotted path, in the file's order
 * @param choice how the values are chosen
 * @param seeds the seeds that each combination is trained with, at least one
 * @param metric the column of {@code evaluations.csv} whose last value is the score
 * @param retries how often a failed trial is tried again, at least 0
 */
public record SearchFile(
    String name,
    Base base,
    Map<String, Distribution> parameters,
    Choice choice,
    List<Long> seeds,
    String metric,
    int retries) {
  /** The most trials that a grid may have unless somebody agrees. */
  private static final long MAX_GRID = 10_000;

  private static final String BUDGET = "training.budget";

  /** How values are chosen. */
  public enum Method {
    /** Every combination. */
    GRID,
    /** Independent draws. */
    RANDOM,
    /** The points of a shifted Sobol' sequence. */
    SOBOL,
    /** Independent draws, of which the best go on from rung to rung of the budget. */
    HALVING
  }

  /**
   * How values are chosen.
   *
   * @param method the method
   * @param trials the combinations of settings that are drawn, at least 1; 0 for a grid
   * @param seed what the draws start from
   * @param halving the rungs, null for every other method
   */
  public record Choice(Method method, int trials, long seed, @Nullable Halving halving) {}

  /**
   * What every trial has in common; the later goes over the earlier.
   *
   * @param preset the preset; null for the defaults
   * @param config a file over it, or null
   * @param environment the id of the environment, or null
   * @param algorithm what learns, or null
   * @param set single settings, or null
   */
  public record Base(
      @Nullable String preset,
      @Nullable String config,
      @Nullable String environment,
      @Nullable String algorithm,
      @Nullable Map<String, JsonNode> set) {}

  /**
   * Reads a file and checks it, save the settings themselves.
   *
   * @param file the file
   * @param large whether a grid may have more than 10 000 trials
   * @throws UsageException if it is not what it must be
   * @throws IOException if it cannot be read
   */
  public static SearchFile read(Path file, boolean large) throws IOException {
    SearchFile search = SearchFileReader.read(file);
    search.check(large);
    return search;
  }

  private void check(boolean large) {
    if (!Columns.EVALUATIONS.contains(metric)) {
      throw new UsageException(Names.unknown("metric", metric, Columns.EVALUATIONS));
    }
    require(!parameters.isEmpty(), "parameters must name a setting", "none");
    require(
        !seeds.isEmpty() && seeds.stream().distinct().count() == seeds.size(),
        "seeds must be at least one, all different",
        seeds);
    require(retries >= 0, "retries must be at least 0", retries);
    if (choice.method == Method.GRID) {
      checkGrid(large);
      return;
    }
    require(choice.trials >= 1, "trials must be at least 1", choice.trials);
    if (choice.method == Method.SOBOL) {
      require(
          parameters.size() <= SobolPoints.MAX_DIMENSION,
          "parameters must be at most " + SobolPoints.MAX_DIMENSION + " with method sobol",
          parameters.size());
    }
    if (choice.halving != null && parameters.containsKey(BUDGET)) {
      throw new UsageException("parameters must not name " + BUDGET + ", which halving sets");
    }
  }

  private void checkGrid(boolean large) {
    require(choice.trials == 0, "trials must be left out of a grid", choice.trials);
    double count = seeds.size();
    for (Map.Entry<String, Distribution> each : parameters.entrySet()) {
      require(
          each.getValue().kind() == Distribution.Kind.CHOICE,
          each.getKey() + " must be a list of values in a grid",
          each.getValue().kind().name().toLowerCase(Locale.ROOT));
      count *= each.getValue().values().size();
    }
    if (count > MAX_GRID && !large) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "a grid must have at most %d trials unless --yes agrees to more, has %.0f",
              MAX_GRID,
              count));
    }
  }

  private static void require(boolean holds, String rule, Object found) {
    if (!holds) {
      throw new UsageException(rule + ", was " + found);
    }
  }

  /**
   * Returns the configuration of a trial.
   *
   * @throws UsageException if a setting does not exist or its value is out of range
   * @throws IOException if the file of the base cannot be read
   */
  public RunConfig config(SearchTrial trial) throws IOException {
    RunConfig whole = reader(trial).read();
    if (choice.halving == null || trial.rung() == 0) {
      return whole;
    }
    Span budget = choice.halving.below(whole.training().budget()).get(trial.rung() - 1);
    return reader(trial).set(BUDGET, budget.toString()).read();
  }

  private ConfigReader reader(SearchTrial trial) throws IOException {
    String preset = base.preset == null ? ConfigReader.DEFAULT : base.preset;
    ConfigReader reader = new ConfigReader(preset);
    if (base.config != null) {
      reader.overlay(Path.of(base.config));
    }
    set(reader, "environment.id", base.environment);
    set(reader, "agent.algorithm", base.algorithm);
    reader.set("session.intra_op_threads", "1").set("session.inter_op_threads", "1");
    if (base.set != null) {
      base.set.forEach((path, value) -> reader.set(path, value.toString()));
    }
    trial.settings().forEach(reader::set);
    return reader.set("seed", Long.toString(trial.seed()));
  }

  private static void set(ConfigReader reader, String path, @Nullable String value) {
    if (value != null) {
      reader.set(path, value);
    }
  }

  /** Says whether a lower score is the better one. */
  boolean isLessBetter() {
    return Columns.isLessBetter(metric);
  }

  /**
   * Returns the budget of each rung, the last one the whole; that one alone without halving.
   *
   * @throws IOException if the file of the base cannot be read
   */
  List<Span> budgets() throws IOException {
    Span whole = config(SearchPlan.of(this).get(0)).training().budget();
    List<Span> budgets = new ArrayList<>();
    if (choice.halving != null) {
      budgets.addAll(choice.halving.below(whole));
    }
    budgets.add(whole);
    return budgets;
  }

  /** Returns the same search with another file in the base. */
  SearchFile over(Path config) {
    Base other =
        new Base(base.preset, config.toString(), base.environment, base.algorithm, base.set);
    return new SearchFile(name, other, parameters, choice, seeds, metric, retries);
  }
}
