package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices what breaks it. */
class EnvironmentContractViolationsTest {
  private static Arguments broken(String rule, Function<Environment, Environment> breaking) {
    return Arguments.of(rule, breaking);
  }

  static Stream<Arguments> broken() {
    return Stream.concat(brokenStarts(), brokenSteps());
  }

  private static Stream<Arguments> brokenStarts() {
    return Stream.of(
        broken(
            "starts with reward 0 and discount 1",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep reset(long seed) {
                    TimeStep first = super.reset(seed);
                    return new TimeStep(first.kind(), first.observation(), 1, 1);
                  }
                }),
        broken(
            "observes only what lies in its box",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep reset(long seed) {
                    super.reset(seed);
                    return TimeStep.first(FloatVector.of(9, 0, 0));
                  }
                }),
        broken(
            "starts elsewhere for another seed",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep reset(long seed) {
                    return super.reset(1);
                  }
                }),
        broken(
            "gives equal episodes for equal seeds and actions",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep reset(long seed) {
                    return super.reset();
                  }
                }),
        broken(
            "continues its random stream when reset without a seed",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep reset() {
                    return super.reset(11);
                  }
                }));
  }

  private static Stream<Arguments> brokenSteps() {
    return Stream.of(
        broken(
            "refuses an action of the wrong size, unmoved",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep step(double... action) {
                    return super.step(java.util.Arrays.copyOf(action, 2));
                  }
                }),
        broken(
            "refuses a step after the last",
            inner ->
                new Delegate(inner) {
                  private TimeStep last = TimeStep.first(FloatVector.of(0, 0, 0));

                  @Override
                  public TimeStep step(double... action) {
                    last = last.isLast() ? last : super.step(action);
                    return last;
                  }
                }),
        broken(
            "clips the action and leaves the array as it was",
            inner ->
                new Delegate(inner) {
                  @Override
                  public TimeStep step(double... action) {
                    spec().action().clip(action);
                    return super.step(action);
                  }
                }),
        broken(
            "continues from a state as it did the first time",
            inner ->
                new Delegate(inner) {
                  @Override
                  public Optional<long[]> state() {
                    return super.state().map(state -> new Approach().state().orElseThrow());
                  }
                }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void namesTheBrokenRule(String rule, Function<Environment, Environment> breaking) {
    EnvironmentContract contract = new EnvironmentContract(() -> breaking.apply(new Approach()));

    assertThat(contract.violations(rule)).singleElement().asString().contains(rule, ", but ");
    assertThat(contract.violations()).anyMatch(sentence -> sentence.contains(rule));
  }

  @Test
  void findsNothingWhereAllIsRight() {
    assertThat(new EnvironmentContract(Approach::new).violations()).isEqualTo(List.of());
  }
}
