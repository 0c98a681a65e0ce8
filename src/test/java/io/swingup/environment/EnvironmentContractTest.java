package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the contract; the test of each environment adopts it by implementing this interface. */
public interface EnvironmentContractTest {

  /** Returns an environment that was never reset, starts at random and has finite episodes. */
  Environment newEnvironment();

  @TestFactory
  default Stream<DynamicTest> keepsTheContract() {
    EnvironmentContract contract = new EnvironmentContract(this::newEnvironment);
    return contract.rules().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule, () -> assertThat(contract.violations(rule)).isEmpty()));
  }
}
