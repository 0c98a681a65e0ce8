package io.swingup.environment;

class ApproachTest implements EnvironmentContractTest {
  @Override
  public Environment newEnvironment() {
    return new Approach();
  }
}
