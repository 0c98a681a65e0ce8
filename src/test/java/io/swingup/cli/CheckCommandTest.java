package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckCommandTest {
  private final CommandLineFixture swingup = new CommandLineFixture();

  @Test
  void saysOfEachRuleWhatWasFound() {
    assertThat(swingup.run("check", "Pendulum-v1")).as(swingup.err()).isZero();

    assertThat(swingup.out().lines())
        .hasSize(24)
        .contains(
            "kept    is made under its own id: Pendulum-v1",
            "kept    has a specification: observations of size 3, actions from [-2.0] to [2.0]",
            "kept    terminates where the task ends, not for want of time: of 5 episodes none"
                + " terminated, 5 (lengths [200, 200, 200, 200, 200]) were cut off",
            "Pendulum-v1: 23 rules kept, 0 broken, 0 not checked");
    assertThat(swingup.out()).containsPattern("goes on for many steps: .* steps a second\n");
  }

  @Test
  void failsWhereARuleIsBroken() {
    assertThat(swingup.run("check", "TooLarge-v0")).isEqualTo(1);

    assertThat(swingup.out())
        .contains(
            "broken  starts elsewhere for another seed: two seeds gave [0.0, 1.0]\n",
            "broken  refuses an action of the wrong size, unmoved: it did not throw"
                + " IllegalArgumentException\n")
        .containsPattern("TooLarge-v0: \\d+ rules kept, 4 broken, 0 not checked\n");
    assertThat(swingup.err()).isEmpty();
  }

  @Test
  void anUnknownIdIsWrongUsage() {
    assertThat(swingup.run("check", "Pendulm-v1")).isEqualTo(2);

    assertThat(swingup.err()).contains("did you mean Pendulum-v1?");
  }
}
