package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swingup.random.Pcg64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every environment keeps to; the test of each adopts it by implementing this interface. */
public interface EnvironmentContract {

  /** Returns an environment that was never reset, starts at random and has finite episodes. */
  Environment newEnvironment();

  @Test
  default void givesEqualEpisodesForEqualSeedsAndActions() {
    List<TimeStep> episode = episode(newEnvironment(), 11);

    assertThat(episode(newEnvironment(), 11)).isEqualTo(episode);
    assertThat(episode(newEnvironment(), 12)).isNotEqualTo(episode);
  }

  @Test
  default void givesTheSameEpisodeWhenSeededAgain() {
    try (Environment environment = newEnvironment()) {
      List<TimeStep> episode = episode(environment, 11);

      assertThat(episode(environment, 11)).isEqualTo(episode);
    }
  }

  @Test
  default void goesOnWithTheRandomStreamWhenResetWithoutASeed() {
    try (Environment one = newEnvironment();
        Environment other = newEnvironment()) {
      TimeStep first = one.reset(11);
      other.reset(11);
      TimeStep second = one.reset();

      assertThat(second).isNotEqualTo(first).isEqualTo(other.reset());
    }
  }

  @Test
  default void startsAnEpisodeWithoutEverBeingSeeded() {
    try (Environment environment = newEnvironment()) {
      assertThat(environment.reset().kind()).isEqualTo(TimeStep.Kind.FIRST);
    }
  }

  @Test
  default void startsWithNoRewardAndFullDiscount() {
    TimeStep first = episode(newEnvironment(), 11).get(0);

    assertThat(first.kind()).isEqualTo(TimeStep.Kind.FIRST);
    assertThat(first.reward()).isZero();
    assertThat(first.discount()).isEqualTo(1);
  }

  @Test
  default void hasOneFirstStepAndOneLast() {
    List<TimeStep> episode = episode(newEnvironment(), 11);

    List<TimeStep> afterTheFirst = episode.subList(1, episode.size());
    assertThat(afterTheFirst).isNotEmpty();
    assertThat(afterTheFirst).noneMatch(step -> step.kind() == TimeStep.Kind.FIRST);
    assertThat(afterTheFirst).filteredOn(TimeStep::isLast).hasSize(1);
  }

  @Test
  default void observesOnlyWhatLiesInTheBox() {
    try (Environment environment = newEnvironment()) {
      Box box = environment.spec().observation();

      assertThat(episode(environment, 11))
          .allMatch(step -> step.observation().size() == box.size())
          .allMatch(step -> box.contains(step.observation()));
    }
  }

  @Test
  default void refusesAStepBeforeReset() {
    try (Environment environment = newEnvironment()) {
      double[] action = high(environment);

      assertThatIllegalStateException()
          .isThrownBy(() -> environment.step(action))
          .withMessage("reset before the first step");
    }
  }

  @Test
  default void refusesAStepAfterTheLast() {
    try (Environment environment = newEnvironment()) {
      double[] action = high(environment);
      episode(environment, 11);

      assertThatIllegalStateException()
          .isThrownBy(() -> environment.step(action))
          .withMessageContaining("reset before the next step");
    }
  }

  @Test
  default void refusesAnActionOfTheWrongSize() {
    try (Environment environment = newEnvironment()) {
      int size = environment.spec().action().size();
      environment.reset(11);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> environment.step(new double[size + 1]))
          .withMessage("the size of the action must be " + size + ", was " + (size + 1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> environment.step())
          .withMessage("the size of the action must be " + size + ", was 0");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  default void refusesAnActionThatIsNotFinite(double value) {
    try (Environment environment = newEnvironment()) {
      double[] action = high(environment);
      action[0] = value;
      environment.reset(11);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> environment.step(action))
          .withMessage("action[0] must be finite, was " + value);
    }
  }

  @Test
  default void goesOnUnmovedAfterRefusingAnAction() {
    try (Environment disturbed = newEnvironment();
        Environment undisturbed = newEnvironment()) {
      disturbed.reset(11);
      undisturbed.reset(11);

      assertThatIllegalArgumentException().isThrownBy(() -> disturbed.step());

      double[] action = high(disturbed);
      assertThat(disturbed.step(action)).isEqualTo(undisturbed.step(action));
    }
  }

  @Test
  default void clipsTheActionButLeavesTheArrayAsItWas() {
    try (Environment one = newEnvironment();
        Environment other = newEnvironment()) {
      double[] bound = high(one);
      double[] beyond = bound.clone();
      beyond[0] += 1;
      double[] action = beyond.clone();
      one.reset(11);
      other.reset(11);

      assertThat(one.step(action)).isEqualTo(other.step(bound));
      assertThat(action).isEqualTo(beyond);
    }
  }

  @Test
  default void returnsTheSameSpecificationAtEveryCall() {
    try (Environment environment = newEnvironment()) {
      EnvironmentSpec spec = environment.spec();
      episode(environment, 11);

      assertThat(environment.spec()).isEqualTo(spec);
    }
  }

  @Test
  default void goesOnFromAStateAsTheFirstOneDid() {
    try (Environment one = newEnvironment();
        Environment other = newEnvironment()) {
      one.reset(11);
      double[] action = high(one);
      one.step(action);
      one.state()
          .ifPresent(
              state -> {
                TimeStep step = one.step(action);
                TimeStep start = one.reset();

                other.restore(state);

                assertThat(other.step(action)).isEqualTo(step);
                assertThat(other.reset()).isEqualTo(start);
                assertThatIllegalArgumentException()
                    .isThrownBy(() -> other.restore(Arrays.copyOf(state, state.length - 1)));
              });
    }
  }

  private static double[] high(Environment environment) {
    FloatVector high = environment.spec().action().high();
    double[] action = new double[high.size()];
    for (int i = 0; i < action.length; i++) {
      action[i] = high.get(i);
    }
    return action;
  }

  private static List<TimeStep> episode(Environment environment, long seed) {
    Pcg64 random = Pcg64.seeded(seed);
    Box box = environment.spec().action();
    double[] action = new double[box.size()];
    TimeStep step = environment.reset(seed);
    List<TimeStep> episode = new ArrayList<>(List.of(step));
    while (!step.isLast()) {
      for (int i = 0; i < action.length; i++) {
        action[i] = random.uniform(box.low().get(i), box.high().get(i));
      }
      step = environment.step(action);
      episode.add(step);
    }
    return episode;
  }
}
