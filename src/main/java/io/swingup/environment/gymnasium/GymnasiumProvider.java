package io.swingup.environment.gymnasium;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.usage.UsageException;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Offers every environment of Gymnasium with real-valued actions: {@code gymnasium:Pendulum-v1}, or
 * {@code gymnasium:my_package:MyTask-v0} where {@code my_package} registers it.
 *
 * <p>The parameter {@code python} is the interpreter to start, by default {@code python3}; all
 * others are keyword arguments of {@code gymnasium.make}.
 */
public final class GymnasiumProvider implements EnvironmentProvider {
  /** What the ids of its environments begin with. */
  static final String PREFIX = "gymnasium:";

  private static final String PYTHON = "python";
  private static final int PROCESSES = 4;

  private final String id;
  private final boolean drawn;

  /** Creates the provider of the family; called by {@link java.util.ServiceLoader}. */
  public GymnasiumProvider() {
    this(PREFIX, false);
  }

  private GymnasiumProvider(String id, boolean drawn) {
    this.id = id;
    this.drawn = drawn;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return "Any environment of Gymnasium, such as gymnasium:HalfCheetah-v5, in a Python process.";
  }

  @Override
  public EnvironmentProvider member(String id) {
    return new GymnasiumProvider(id, false);
  }

  @Override
  public Environment create() {
    return create(Collections.emptySortedMap());
  }

  @Override
  public Environment create(SortedMap<String, Object> parameters) {
    if (id.equals(PREFIX)) {
      throw new UsageException(
          PREFIX + " must be followed by an id of Gymnasium, such as gymnasium:HalfCheetah-v5");
    }
    SortedMap<String, Object> arguments = new TreeMap<>(parameters);
    Object python = arguments.remove(PYTHON);
    if (drawn) {
      arguments.put(GymnasiumEnvironment.RENDER_MODE, GymnasiumEnvironment.PIXELS);
    }
    PythonProcess process =
        PythonProcess.start(id, python == null ? "python3" : python.toString(), Deadline.here());
    return GymnasiumEnvironment.make(id, arguments, process);
  }

  /** {@inheritDoc} Gymnasium draws in the mode {@code rgb_array}. */
  @Override
  public Optional<EnvironmentProvider> filmed() {
    return Optional.of(new GymnasiumProvider(id, true));
  }

  /** {@inheritDoc} Each takes a process with its own memory. */
  @Override
  public int sideBySide() {
    return PROCESSES;
  }
}
