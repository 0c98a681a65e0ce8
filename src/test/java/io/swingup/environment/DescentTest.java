package io.swingup.environment;

/** Holds the contract against a task that ends by itself. */
class DescentTest implements EnvironmentContract {
  @Override
  public Environment newEnvironment() {
    return new Descent();
  }
}
