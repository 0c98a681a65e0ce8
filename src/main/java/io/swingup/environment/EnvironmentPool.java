package io.swingup.environment;

import java.util.ArrayList;
import java.util.List;

/** Environments of one task that are closed together. */
public final class EnvironmentPool implements AutoCloseable {
  private final List<Environment> environments = new ArrayList<>();

  /**
   * Adds an environment.
   *
   * @param environment from now on closed by the pool alone
   */
  public void add(Environment environment) {
    environments.add(environment);
  }

  /**
   * Returns the environments.
   *
   * @return all in the order in which they were added; stays the pool's to close
   */
  public List<Environment> all() {
    return List.copyOf(environments);
  }

  /** Closes all environments, even where closing one fails, and forgets them. */
  @Override
  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  public void close() {
    RuntimeException problem = null;
    for (Environment each : environments) {
      try {
        each.close();
      } catch (RuntimeException e) {
        problem = problem == null ? e : problem;
      }
    }
    environments.clear();
    if (problem != null) {
      throw problem;
    }
  }
}
