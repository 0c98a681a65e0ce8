package io.swingup.environment;

import io.swingup.random.Pcg64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** What one rule is checked with: fresh environments, episodes in them, and expectations. */
final class Trial implements AutoCloseable {
  /** The seed that most episodes start from. */
  static final long SEED = 11;

  /** The steps after which an episode that has not ended is taken for one that never ends. */
  static final int MAX_STEPS = 2_000;

  /** The steps that two plays are compared over. */
  static final int PART = 200;

  private final Supplier<Environment> environments;
  private final List<Environment> open = new ArrayList<>();

  /** Says what was found where a rule is broken. */
  static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Violation(String found) {
      super(found);
    }
  }

  /** Chooses one number of an action between its bounds. */
  @FunctionalInterface
  interface Chooser {
    double choose(double low, double high);
  }

  Trial(Supplier<Environment> environments) {
    this.environments = environments;
  }

  /** Returns an environment that was never reset, closed at the end of the trial. */
  Environment make() {
    Environment environment = environments.get();
    open.add(environment);
    return environment;
  }

  /** Closes one environment before the end of the trial. */
  void close(Environment environment) {
    open.removeIf(each -> each == environment);
    environment.close();
  }

  /**
   * Closes what is open; only the rule on closing tells of an environment that cannot be closed.
   */
  @Override
  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  public void close() {
    for (Environment environment : open) {
      try {
        environment.close();
      } catch (RuntimeException | LinkageError e) {
        // What the rule was to show is known by now.
      }
    }
  }

  /** Refuses a call that does not throw what it must; returns what it threw. */
  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  static String refuses(Class<? extends RuntimeException> type, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      Throwable own = e instanceof EnvironmentException && e.getCause() != null ? e.getCause() : e;
      require(type.isInstance(own), "it threw " + own + " rather than " + type.getSimpleName());
      return type.getSimpleName() + ": " + own.getMessage();
    }
    throw new Violation("it did not throw " + type.getSimpleName());
  }

  static void expect(Object expected, Object found) {
    require(expected.equals(found), "it gave " + found + " rather than " + expected);
  }

  static void require(boolean holds, String found) {
    if (!holds) {
      throw new Violation(found);
    }
  }

  /** Refuses another course than the expected one, and names the first step that differs. */
  static void expectEpisode(List<TimeStep> expected, List<TimeStep> found) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      require(
          expected.get(i).equals(found.get(i)),
          "step " + i + " gave " + found.get(i) + " rather than " + expected.get(i));
    }
    require(
        expected.size() == found.size(),
        "it ended after " + (found.size() - 1) + " steps, not " + (expected.size() - 1));
  }

  /** Returns the action whose numbers are all as high as they may be. */
  static double[] high(Environment environment) {
    return action(environment.spec().action(), (low, high) -> high);
  }

  /** Returns an action, shape [actionSize]. */
  static double[] action(Box box, Chooser chooser) {
    double[] action = new double[box.size()];
    Arrays.setAll(action, i -> chooser.choose(box.low().get(i), box.high().get(i)));
    return action;
  }

  /** Returns the beginning of an episode of random actions, the same for equal seeds. */
  static List<TimeStep> part(Environment environment, long seed) {
    return episode(environment, seed, Pcg64.seeded(seed)::uniform, PART);
  }

  /** Returns a whole episode of random actions, or its beginning where it does not end. */
  static List<TimeStep> episode(Environment environment, long seed) {
    return episode(environment, seed, Pcg64.seeded(seed)::uniform, MAX_STEPS);
  }

  /** Returns an episode: its first step and then as many as it has, at most {@code maxSteps}. */
  static List<TimeStep> episode(Environment environment, long seed, Chooser chooser, int maxSteps) {
    Box box = environment.spec().action();
    TimeStep step = environment.reset(seed);
    List<TimeStep> episode = new ArrayList<>(List.of(step));
    while (!step.isLast() && episode.size() <= maxSteps) {
      step = environment.step(action(box, chooser));
      episode.add(step);
    }
    return episode;
  }

  /** Returns the last step of an episode. */
  static TimeStep last(List<TimeStep> episode) {
    return episode.get(episode.size() - 1);
  }
}
