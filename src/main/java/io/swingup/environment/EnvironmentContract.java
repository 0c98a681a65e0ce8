package io.swingup.environment;

import io.swingup.environment.TimeStep.Kind;
import io.swingup.random.Pcg64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What every environment keeps to; to be run on your own environments, which must start at random
 * and have episodes that end.
 *
 * <pre>{@code
 * new EnvironmentContract(MyEnvironment::new).violations().forEach(System.out::println);
 * }</pre>
 */
public final class EnvironmentContract {
  private static final long SEED = 11;
  private static final int MAX_STEPS = 100_000;

  private final Supplier<Environment> environments;
  private final Map<String, Consumer<Environment>> rules = new LinkedHashMap<>();

  /** Says what was found where a rule is broken. */
  private static final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Violation(String found) {
      super(found);
    }
  }

  /**
   * Takes the environments to check.
   *
   * @param environments makes a new environment at each call, which was never reset; closed after
   *     use
   */
  public EnvironmentContract(Supplier<Environment> environments) {
    this.environments = environments;
    rules.put("starts an episode without ever being seeded", this::startsUnseeded);
    rules.put("starts with reward 0 and discount 1", this::startsFresh);
    rules.put("has one first step and one last", this::hasOneFirstAndOneLast);
    rules.put("observes only what lies in its box", this::staysInItsBox);
    rules.put("gives equal episodes for equal seeds and actions", this::repeatsItself);
    rules.put("starts elsewhere for another seed", this::dependsOnTheSeed);
    rules.put("continues its random stream when reset without a seed", this::continuesItsStream);
    rules.put("refuses a step before the first reset", this::refusesBeforeReset);
    rules.put("refuses a step after the last", this::refusesAfterTheLast);
    rules.put("refuses an action of the wrong size, unmoved", this::refusesWrongSize);
    rules.put("refuses an action that is not finite, unmoved", this::refusesNotFinite);
    rules.put("clips the action and leaves the array as it was", this::clips);
    rules.put("has the same specification at every call", this::keepsItsSpecification);
    rules.put("continues from a state as it did the first time", this::restores);
  }

  /**
   * Returns the names of all rules.
   *
   * @return what an environment does, in the order in which it is checked
   */
  public List<String> rules() {
    return List.copyOf(rules.keySet());
  }

  /**
   * Checks all rules.
   *
   * @return the rules that are broken, a sentence each with what was found
   */
  public List<String> violations() {
    return rules.keySet().stream().flatMap(rule -> violations(rule).stream()).toList();
  }

  /**
   * Checks one rule.
   *
   * @param rule its name
   * @return empty, or a sentence with what was found
   * @throws IllegalArgumentException if there is no such rule
   */
  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  public List<String> violations(String rule) {
    Consumer<Environment> check = rules.get(rule);
    if (check == null) {
      throw new IllegalArgumentException("there is no rule \"" + rule + "\"");
    }
    try (Environment environment = environments.get()) {
      check.accept(environment);
      return List.of();
    } catch (Violation e) {
      return List.of("an environment " + rule + ", but " + e.getMessage());
    } catch (RuntimeException e) {
      return List.of("an environment " + rule + ", but it threw " + e);
    }
  }

  private void startsUnseeded(Environment environment) {
    expect(Kind.FIRST, environment.reset().kind());
  }

  private void startsFresh(Environment environment) {
    TimeStep first = environment.reset(SEED);
    expect(TimeStep.first(first.observation()), first);
  }

  private void hasOneFirstAndOneLast(Environment environment) {
    List<TimeStep> episode = episode(environment, SEED);
    for (int i = 0; i < episode.size(); i++) {
      Kind expected = i == 0 ? Kind.FIRST : i == episode.size() - 1 ? Kind.LAST : Kind.MID;
      expect(expected, episode.get(i).kind());
    }
  }

  private void staysInItsBox(Environment environment) {
    Box box = environment.spec().observation();
    for (TimeStep step : episode(environment, SEED)) {
      require(box.contains(step.observation()), "it observed " + step.observation() + " in " + box);
    }
  }

  private void repeatsItself(Environment environment) {
    List<TimeStep> episode = episode(environment, SEED);
    expect(episode, episode(environment, SEED));
    try (Environment other = environments.get()) {
      expect(episode, episode(other, SEED));
    }
  }

  private void dependsOnTheSeed(Environment environment) {
    TimeStep first = environment.reset(SEED);
    require(!first.equals(environment.reset(SEED + 1)), "two seeds gave " + first.observation());
  }

  private void continuesItsStream(Environment environment) {
    TimeStep first = environment.reset(SEED);
    TimeStep second = environment.reset();
    require(!second.equals(first), "it started twice at " + first.observation());
    try (Environment other = environments.get()) {
      other.reset(SEED);
      expect(second, other.reset());
    }
  }

  private void refusesBeforeReset(Environment environment) {
    refuses(IllegalStateException.class, () -> environment.step(high(environment)));
  }

  private void refusesAfterTheLast(Environment environment) {
    episode(environment, SEED);
    refuses(IllegalStateException.class, () -> environment.step(high(environment)));
  }

  private void refusesWrongSize(Environment environment) {
    int size = high(environment).length;
    refusesUnmoved(environment, new double[size + 1]);
    refusesUnmoved(environment, new double[size - 1]);
  }

  private void refusesNotFinite(Environment environment) {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] action = high(environment);
      action[action.length - 1] = value;
      refusesUnmoved(environment, action);
    }
  }

  private void refusesUnmoved(Environment environment, double[] action) {
    environment.reset(SEED);
    refuses(IllegalArgumentException.class, () -> environment.step(action));
    TimeStep after = environment.step(high(environment));
    environment.reset(SEED);
    expect(environment.step(high(environment)), after);
  }

  private void clips(Environment environment) {
    double[] beyond = high(environment);
    beyond[0] += 1;
    double[] action = beyond.clone();
    environment.reset(SEED);
    TimeStep after = environment.step(action);
    require(Arrays.equals(action, beyond), "it changed the array");
    environment.reset(SEED);
    expect(environment.step(high(environment)), after);
  }

  private void keepsItsSpecification(Environment environment) {
    EnvironmentSpec spec = environment.spec();
    episode(environment, SEED);
    expect(spec, environment.spec());
  }

  private void restores(Environment environment) {
    environment.reset(SEED);
    environment.step(high(environment));
    environment.state().ifPresent(state -> restores(environment, state));
  }

  private void restores(Environment environment, long[] state) {
    TimeStep step = environment.step(high(environment));
    TimeStep start = environment.reset();
    try (Environment other = environments.get()) {
      other.restore(state);
      expect(step, other.step(high(other)));
      expect(start, other.reset());
      long[] cut = Arrays.copyOf(state, state.length - 1);
      refuses(IllegalArgumentException.class, () -> other.restore(cut));
    }
  }

  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  private static void refuses(Class<? extends RuntimeException> type, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      require(type.isInstance(e), "it threw " + e + " rather than " + type.getSimpleName());
      return;
    }
    throw new Violation("it did not throw " + type.getSimpleName());
  }

  private static void expect(Object expected, Object found) {
    require(expected.equals(found), "it gave " + found + " rather than " + expected);
  }

  private static void require(boolean holds, String found) {
    if (!holds) {
      throw new Violation(found);
    }
  }

  private static double[] high(Environment environment) {
    FloatVector high = environment.spec().action().high();
    double[] action = new double[high.size()];
    for (int i = 0; i < action.length; i++) {
      action[i] = high.get(i);
    }
    return action;
  }

  /* Actions are drawn uniformly, by equal seeds the same. */
  private static List<TimeStep> episode(Environment environment, long seed) {
    Pcg64 random = Pcg64.seeded(seed);
    Box box = environment.spec().action();
    double[] action = new double[box.size()];
    TimeStep step = environment.reset(seed);
    List<TimeStep> episode = new ArrayList<>(List.of(step));
    while (!step.isLast()) {
      require(episode.size() < MAX_STEPS, "an episode had " + MAX_STEPS + " steps and no end");
      for (int i = 0; i < action.length; i++) {
        action[i] = random.uniform(box.low().get(i), box.high().get(i));
      }
      step = environment.step(action);
      episode.add(step);
    }
    return episode;
  }
}
