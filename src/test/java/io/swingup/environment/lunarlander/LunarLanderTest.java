package io.swingup.environment.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentContractTest;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LunarLanderTest implements EnvironmentContractTest {
  private static final double[] OFF = {0, 0};

  @Override
  public Environment newEnvironment() {
    return new LunarLanderProvider().create();
  }

  /** Gymnasium's lander turns further than its box of observations says. */
  @Override
  public Set<String> brokenByTheOriginal() {
    return Set.of("observes only what lies in its box");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 3, 7})
  void playsTheSameEpisodeWhateverWasPlayedBefore(long seed) {
    List<TimeStep> fresh;
    try (Environment lander = newEnvironment()) {
      fresh = pilotedFrom(lander, seed);
    }
    try (Environment lander = newEnvironment()) {
      pilotedFrom(lander, seed + 1); // lands, or is cut off: contacts and impulses are cached
      lander.reset(seed + 2);
      lander.step(1, 1);

      assertThat(pilotedFrom(lander, seed)).isEqualTo(fresh);
    }
  }

  @Test
  void endsWithAHundredWhereItLands() {
    try (Environment lander = newEnvironment()) {
      List<TimeStep> episode = pilotedFrom(lander, 0);

      TimeStep last = episode.get(episode.size() - 1);
      assertThat(last.isTerminated()).isTrue();
      assertThat(last.reward()).isEqualTo(100);
      assertThat(last.observation().get(6)).isEqualTo(1);
      assertThat(last.observation().get(7)).isEqualTo(1);
    }
  }

  @Test
  void endsWithMinusAHundredWhereItCrashes() {
    try (Environment lander = newEnvironment()) {
      TimeStep last = steadyFrom(lander, 0, OFF);

      assertThat(last.isTerminated()).isTrue();
      assertThat(last.reward()).isEqualTo(-100);
      assertThat(Math.abs(last.observation().get(0))).isLessThan(1);
    }
  }

  @Test
  void endsWithMinusAHundredWhereItLeavesTheWorld() {
    try (Environment lander = newEnvironment()) {
      TimeStep step = lander.reset(0);
      while (!step.isLast()) { // leans over and flies off
        step = lander.step(1, step.observation().get(4) > -0.7 ? 1 : 0);
      }

      assertThat(step.isTerminated()).isTrue();
      assertThat(step.reward()).isEqualTo(-100);
      assertThat(Math.abs(step.observation().get(0))).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void runsOutOfTimeAfterAThousandSteps() {
    try (Environment lander = newEnvironment()) {
      TimeStep step = lander.reset(0);
      int steps = 0;
      while (!step.isLast()) {
        step = lander.step(hover(step.observation()));
        steps++;
      }

      assertThat(step.isTruncated()).isTrue();
      assertThat(steps).isEqualTo(LunarLanderProvider.MAX_EPISODE_STEPS);
    }
  }

  @Test
  void paysForFuel() {
    double reward = rewardOfFirstStep(0, 0);

    // Of one step, the fuel alone: 0.3 · 0.5 (1 + 1e-9) where the main engine is hardly on.
    assertThat(rewardOfFirstStep(-1, 0.5)).isEqualTo(reward); // on from 0.5 on
    assertThat(rewardOfFirstStep(1, 0)).isNotEqualTo(reward);
    assertThat(Engines.mainPower(0)).isZero();
    assertThat(Engines.mainPower(1e-9)).isBetween(0.5, 0.5001);
    assertThat(Engines.mainPower(1)).isEqualTo(1);
    assertThat(Engines.sidePower(-0.5)).isZero();
    assertThat(Engines.sidePower(-0.75)).isEqualTo(-0.75);
  }

  @Test
  void canBeClosedTwiceAndPlayedAgain() {
    Environment lander = newEnvironment();
    TimeStep first = lander.reset(5);
    lander.close();
    lander.close();

    assertThat(lander.reset(5)).isEqualTo(first);
    lander.close();
  }

  private double rewardOfFirstStep(double main, double side) {
    try (Environment lander = newEnvironment()) {
      lander.reset(0);
      return lander.step(main, side).reward();
    }
  }

  private static List<TimeStep> pilotedFrom(Environment lander, long seed) {
    TimeStep step = lander.reset(seed);
    List<TimeStep> episode = new ArrayList<>(List.of(step));
    while (!step.isLast()) {
      step = lander.step(HeuristicPilot.act(step.observation()));
      episode.add(step);
    }
    return episode;
  }

  private static TimeStep steadyFrom(Environment lander, long seed, double... action) {
    TimeStep step = lander.reset(seed);
    while (!step.isLast()) {
      step = lander.step(action);
    }
    return step;
  }

  /* The pilot's way of staying upright, at a height of half the world over the pad. */
  private static double[] hover(FloatVector seen) {
    float angleWanted = Math.max(-0.4f, Math.min(0.4f, seen.get(0) * 0.5f + seen.get(2)));
    float turn = (angleWanted - seen.get(4)) * 0.5f - seen.get(5);
    float lift = (1 - seen.get(1)) * 0.5f - seen.get(3) * 0.5f;
    return new double[] {lift * 20 - 1, -turn * 20};
  }
}
