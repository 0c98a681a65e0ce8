package io.swingup.environment;

import io.swingup.environment.TimeStep.Kind;
import io.swingup.usage.UsageException;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An environment whose answers are checked where they enter: sizes, kinds of steps, and that every
 * number is finite in single precision. What breaks a rule, or is thrown in answer to a question,
 * becomes an {@link EnvironmentException} that names the environment.
 *
 * <p>Closing it closes the environment inside.
 */
public final class CheckedEnvironment implements Environment {
  private final String name;
  private final Environment environment;
  private final EnvironmentSpec spec;

  /**
   * Makes an environment and wraps it.
   *
   * @param provider what makes it
   * @return the environment, to be closed
   * @throws EnvironmentException if it cannot be made, or has no specification of that id
   * @throws UsageException if it does not know a parameter that it is to be made with
   */
  public static CheckedEnvironment of(EnvironmentProvider provider) {
    return of(provider, provider.id());
  }

  /**
   * Makes one of several environments of a task and wraps it.
   *
   * @param provider what makes it
   * @param number its number, from 1, which is named when it fails
   * @param count how many there are
   * @return the environment, to be closed
   * @throws EnvironmentException if it cannot be made or has no specification
   */
  public static CheckedEnvironment of(EnvironmentProvider provider, int number, int count) {
    return count == 1
        ? of(provider)
        : of(provider, String.format(Locale.ROOT, "%s (%d of %d)", provider.id(), number, count));
  }

  private static CheckedEnvironment of(EnvironmentProvider provider, String name) {
    return new CheckedEnvironment(provider.id(), name, ask(name, provider::create));
  }

  /**
   * Wraps an environment.
   *
   * @param id the name under which it is offered
   * @param environment the environment to check; from now on used and closed by this one alone
   * @throws EnvironmentException if it has no specification, or one of another id
   */
  public CheckedEnvironment(String id, Environment environment) {
    this(id, id, environment);
  }

  private CheckedEnvironment(String id, String name, Environment environment) {
    this.name = name;
    this.environment = environment;
    boolean complete = false;
    try {
      this.spec = ask(environment::spec);
      if (!spec.id().equals(id)) {
        throw failure("its specification must have the same id as its provider, had " + spec.id());
      }
      complete = true;
    } finally {
      if (!complete) {
        environment.close();
      }
    }
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public TimeStep reset(long seed) {
    return first(ask(() -> environment.reset(seed)));
  }

  @Override
  public TimeStep reset() {
    return first(ask(environment::reset));
  }

  @Override
  public TimeStep step(double... action) {
    TimeStep step = ask(() -> environment.step(action));
    if (step.kind() == Kind.FIRST) {
      throw failure("step must return a step that is not the first, returned FIRST");
    }
    return checked("step", step);
  }

  @Override
  public Optional<long[]> state() {
    return ask(environment::state);
  }

  @Override
  public void restore(long[] state) {
    environment.restore(state);
  }

  @Override
  public Optional<BufferedImage> picture() {
    return ask(environment::picture);
  }

  @Override
  public void close() {
    ask(
        () -> {
          environment.close();
          return name;
        });
  }

  private TimeStep first(TimeStep step) {
    if (step.kind() != Kind.FIRST) {
      throw failure("reset must return a first step, returned " + step.kind());
    }
    return checked("reset", step);
  }

  private TimeStep checked(String method, TimeStep step) {
    FloatVector observation = step.observation();
    if (observation.size() != spec.observation().size()) {
      throw failure(
          String.format(
              Locale.ROOT,
              "%s must return an observation of size %d, returned size %d",
              method,
              spec.observation().size(),
              observation.size()));
    }
    for (int i = 0; i < observation.size(); i++) {
      if (!Float.isFinite(observation.get(i))) {
        throw failure(notFinite(method, "observation_" + i, observation.get(i)));
      }
    }
    if (!Float.isFinite((float) step.reward())) {
      throw failure(notFinite(method, "reward", step.reward()));
    }
    return step;
  }

  private static String notFinite(String method, String name, double value) {
    return String.format(
        Locale.ROOT,
        "%s must return numbers that are finite in single precision, but %s was %s",
        method,
        name,
        value);
  }

  private EnvironmentException failure(String problem) {
    return new EnvironmentException(name, problem);
  }

  private <T> T ask(Supplier<T> question) {
    return ask(name, question);
  }

  /* Foreign code may throw anything; that the memory is full is not its answer. */
  @SuppressWarnings("checkstyle:IllegalCatch")
  private static <T> T ask(String id, Supplier<T> question) {
    T answer;
    try {
      answer = question.get();
    } catch (UsageException | EnvironmentException e) { // is a sentence already
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new EnvironmentException(id, e);
    }
    if (answer == null) { // foreign code need not be checked for null
      throw new EnvironmentException(id, "it returned null");
    }
    return answer;
  }
}
