package io.swingup.sweep.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.swingup.training.config.Span;
import io.swingup.usage.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Successive halving (Jamieson and Talwalkar 2016, algorithm 1; with a factor other than 2 as in Li
 * et al. 2018, algorithm 1): all train for a small budget, the best of them go on to a larger one.
 *
 * @param eta one of so many goes on, for about so many times the budget; at least 2
 * @param from the budget of the first rung, at least 1
 */
public record Halving(int eta, Span from) {

  /**
   * Reads the rungs.
   *
   * @throws UsageException if they are none
   */
  static Halving parse(JsonNode node) {
    boolean known = node.isObject() && node.size() == 2 && node.has("eta") && node.has("from");
    if (!known) {
      throw new UsageException("halving must be such as {eta: 3, from: 2000 steps}, was " + node);
    }
    JsonNode eta = node.get("eta");
    if (!eta.isInt() || eta.asInt() < 2) {
      throw new UsageException("halving: eta must be a whole number of at least 2, was " + eta);
    }
    return new Halving(eta.asInt(), span(node.get("from").asText()));
  }

  private static Span span(String text) {
    try {
      Span from = Span.parse(text);
      if (from.length() > 0) {
        return from;
      }
    } catch (UsageException e) {
      throw new UsageException("halving: from " + e.getMessage());
    }
    throw new UsageException("halving: from must be at least 1, was \"" + text + "\"");
  }

  /**
   * Returns the budgets of all rungs but the last, which has the whole budget. Each is {@code eta}
   * times the one before; the whole is at least as many times the last of these.
   *
   * @param whole the whole budget
   * @return at least one, ascending
   * @throws UsageException if the whole is of another unit, or too small for two rungs
   */
  List<Span> below(Span whole) {
    if (from.unit() != whole.unit()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "halving: from must be in %s, as training.budget, %s, was %s",
              whole.unit().name().toLowerCase(Locale.ROOT),
              whole,
              from));
    }
    List<Span> budgets = new ArrayList<>();
    for (long length = from.length(); length <= whole.length() / eta; length *= eta) {
      budgets.add(new Span(length, whole.unit()));
    }
    if (budgets.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "halving: from must be at most a part in %d of training.budget, %s, was %s",
              eta,
              whole,
              from));
    }
    return budgets;
  }

  /** Returns how many of the configurations go on from a rung, counted from 1. */
  int survivors(int configurations, int rung) {
    int count = configurations;
    for (int i = 0; i < rung; i++) {
      count /= eta;
    }
    return count;
  }

  /**
   * Checks that one configuration reaches the last rung.
   *
   * @param configurations how many there are
   * @param rungs how many rungs, the last included
   * @throws UsageException if they are too few
   */
  void requireEnough(int configurations, int rungs) {
    if (survivors(configurations, rungs - 1) == 0) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "trials must be at least %.0f, so that one reaches the last of %d rungs, was %d",
              Math.pow(eta, rungs - 1),
              rungs,
              configurations));
    }
  }
}
