package io.swingup.environment;

/** Holds the contract against a task that ends by itself. */
class DescentTest implements EnvironmentContractTest {
  @Override
  public Environment newEnvironment() {
    return new Descent();
  }
}
