package io.swingup.agent;

import java.util.Locale;

/** The settings of an agent: which algorithm learns, and how. */
public sealed interface AgentConfig permits DdpgConfig {

  /**
   * Returns the name of the algorithm.
   *
   * @return the name in lower case, as configurations have it
   */
  default String algorithm() {
    return nameOf(getClass());
  }

  /**
   * Returns the name of the algorithm that a class configures.
   *
   * @param type a class of settings, {@code <Algorithm>Config}
   * @return the name in lower case
   */
  static String nameOf(Class<?> type) {
    return type.getSimpleName().replaceFirst("Config$", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the number of transitions in one batch.
   *
   * @return in [1, 65536]
   */
  int batchSize();
}
