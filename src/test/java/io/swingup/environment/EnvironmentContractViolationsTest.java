package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.swingup.environment.EnvironmentContract.Finding;
import io.swingup.environment.pendulum.Pendulum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract notices what breaks it. */
@Timeout(60)
class EnvironmentContractViolationsTest {

  /** The task, whose answers to reset and step are changed. */
  private static class Changed extends Delegate {
    private final UnaryOperator<TimeStep> first;
    private final UnaryOperator<TimeStep> next;

    Changed(UnaryOperator<TimeStep> first, UnaryOperator<TimeStep> next) {
      super(new Approach());
      this.first = first;
      this.next = next;
    }

    @Override
    public TimeStep reset(long seed) {
      return first.apply(super.reset(seed));
    }

    @Override
    public TimeStep step(double... action) {
      return next.apply(super.step(action));
    }
  }

  private static Arguments broken(String rule, String found, Supplier<Environment> environments) {
    return Arguments.of(rule, found, environments);
  }

  private static Arguments starting(String rule, String found, UnaryOperator<TimeStep> first) {
    return broken(rule, found, () -> new Changed(first, step -> step));
  }

  private static Arguments stepping(String rule, String found, UnaryOperator<TimeStep> next) {
    return broken(rule, found, () -> new Changed(step -> step, next));
  }

  static Stream<Arguments> broken() {
    return Stream.of(brokenAnswers(), brokenSeeds(), brokenActions(), brokenStates())
        .flatMap(List::stream);
  }

  private static List<Arguments> brokenAnswers() {
    FloatVector far = FloatVector.of(9, 0, 0);
    String sound = "returns the sizes it specifies and finite numbers";
    return List.of(
        starting(
            "starts with reward 0 and discount 1",
            "reward=1.0",
            step -> new TimeStep(step.kind(), step.observation(), 1, 1)),
        starting(
            "observes only what lies in its box",
            "observation_0 was 9.0 at step 0, beyond [-2.0, 2.0]",
            step -> TimeStep.first(far)),
        starting(
            sound,
            "reset must return an observation of size 3, returned size 2",
            step -> TimeStep.first(FloatVector.of(0, 0))),
        stepping(
            sound, "but reward was NaN", step -> TimeStep.transition(step.observation(), 0 / 0d)),
        stepping(
            sound,
            "step must return a step that is not the first, returned FIRST",
            step -> step.isLast() ? step : TimeStep.first(step.observation())),
        broken(
            "terminates where the task ends, not for want of time",
            "5 episodes of random actions all terminated after 20 steps",
            () ->
                new Delegate(new TimeLimit(new Pendulum(), 20)) {
                  @Override
                  public TimeStep step(double... action) {
                    TimeStep step = super.step(action);
                    return step.isLast()
                        ? TimeStep.termination(step.observation(), step.reward())
                        : step;
                  }
                }));
  }

  private static List<Arguments> brokenSeeds() {
    List<Environment> one = new ArrayList<>();
    return List.of(
        broken(
            "starts elsewhere for another seed",
            "two seeds gave [",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public TimeStep reset(long seed) {
                    return super.reset(1);
                  }
                }),
        broken(
            "gives equal episodes for equal seeds and actions",
            "step 0 gave ",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public TimeStep reset(long seed) {
                    return super.reset();
                  }
                }),
        broken(
            "continues its random stream when reset without a seed",
            "it started twice at [",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public TimeStep reset() {
                    return super.reset(11);
                  }
                }),
        broken(
            "shares nothing with another of its kind",
            "step 1 gave ",
            () -> {
              one.add(new Approach());
              return one.get(0);
            }));
  }

  private static List<Arguments> brokenActions() {
    return List.of(
        broken(
            "refuses an action of the wrong size, unmoved",
            "it did not throw IllegalArgumentException",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public TimeStep step(double... action) {
                    return super.step(Arrays.copyOf(action, 2));
                  }
                }),
        broken(
            "refuses a step after the last",
            "it did not throw IllegalStateException",
            () ->
                new Delegate(new Approach()) {
                  private TimeStep last = TimeStep.first(FloatVector.of(0, 0, 0));

                  @Override
                  public TimeStep step(double... action) {
                    last = last.isLast() ? last : super.step(action);
                    return last;
                  }
                }),
        broken(
            "moves by the clipped action and leaves the array as it was",
            "it changed the array",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public TimeStep step(double... action) {
                    spec().action().clip(action);
                    return super.step(action);
                  }
                }));
  }

  private static List<Arguments> brokenStates() {
    return List.of(
        broken(
            "continues from a state as it did the first time",
            "reset before the next step",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public Optional<long[]> state() {
                    return new Approach().state();
                  }
                }),
        broken(
            "can be closed at any time, alone",
            "it threw java.lang.IllegalStateException: not now",
            () ->
                new Delegate(new Approach()) {
                  @Override
                  public void close() {
                    throw new IllegalStateException("not now");
                  }
                }));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("broken")
  void namesTheBrokenRuleAndWhatWasFound(
      String rule, String found, Supplier<Environment> environments) {
    EnvironmentContract contract = new EnvironmentContract(environments);

    Finding finding = contract.check(rule);

    assertThat(finding.isKept()).isFalse();
    assertThat(finding.found()).contains(found);
    assertThat(finding.toString()).startsWith("broken  " + rule + ": ").doesNotContain("\n");
    assertThat(contract.violations()).extracting(Finding::rule).contains(rule);
  }

  @Test
  void findsNothingWhereAllIsRight() {
    assertThat(EnvironmentContract.of(new Approach.Provider()).violations()).isEmpty();
    assertThat(EnvironmentContract.of(new Approach.StatelessProvider()).violations()).isEmpty();
  }

  @Test
  void anEpisodeNeedNotEnd() {
    EnvironmentContract contract =
        new EnvironmentContract(
            () ->
                new Changed(step -> step, step -> TimeStep.transition(step.observation(), 0)) {
                  @Override
                  public TimeStep step(double... action) {
                    inner.reset(3);
                    return super.step(action);
                  }
                });

    assertThat(contract.check("refuses a step after the last").toString())
        .startsWith("kept    ")
        .contains("no end within 2000 steps");
    assertThat(contract.check("terminates where the task ends, not for want of time").found())
        .isEqualTo("of 5 episodes none terminated, none were cut off");
  }

  @Test
  void stopsAtARuleThatTheOthersRestOn() {
    EnvironmentContract contract =
        new EnvironmentContract(
            () -> {
              throw new IllegalStateException("the simulator\nis not there");
            });
    List<Finding> told = new ArrayList<>();

    assertThat(contract.check(told::add)).isEqualTo(told).hasSize(1);
    assertThat(told.get(0))
        .hasToString(
            "broken  has a specification: it threw java.lang.IllegalStateException: the simulator is"
                + " not there");
  }

  @Test
  void refusesARuleThatThereIsNot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnvironmentContract(Approach::new).check("flies"))
        .withMessage("there is no rule \"flies\"");
  }
}
