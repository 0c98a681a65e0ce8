package io.swingup.storage;

/**
 * Says in one sentence what is wrong with a configuration: the setting, the rule, what was found.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Carries the sentence.
   *
   * @param message the sentence
   */
  public ConfigException(String message) {
    super(message);
  }
}
