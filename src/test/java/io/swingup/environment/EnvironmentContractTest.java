package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.EnvironmentContract.Finding;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the contract; the test of each environment adopts it by implementing this interface. */
public interface EnvironmentContractTest {

  /** Returns an environment that was never reset, starts at random and has finite episodes. */
  Environment newEnvironment();

  /** Returns the rules that the original of the environment breaks, and it with it. */
  default Set<String> brokenByTheOriginal() {
    return Set.of();
  }

  @TestFactory
  default Stream<DynamicTest> keepsTheContract() {
    EnvironmentContract contract = new EnvironmentContract(this::newEnvironment);
    return contract.rules().stream()
        .filter(rule -> !brokenByTheOriginal().contains(rule))
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule,
                    () -> assertThat(contract.check(rule)).matches(Finding::isKept, "is kept")));
  }
}
