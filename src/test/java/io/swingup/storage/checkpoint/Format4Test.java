package io.swingup.storage.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.FloatVector;
import io.swingup.replay.Buffers;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.Transition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Format4Test {
  private static final int CAPACITY = 5;

  private static ReplayBuffer buffer(int transitions) {
    ReplayBuffer buffer = Buffers.uniform(CAPACITY, 2, 1);
    for (int i = 0; i < transitions; i++) {
      buffer.add(
          new Transition(FloatVector.of(i, -i), FloatVector.of(i), i, 1, FloatVector.of(i, i)),
          0,
          true);
    }
    return buffer;
  }

  /* Without the last column, of two bytes a transition. */
  private static byte[] asThen(ReplayBuffer buffer) {
    byte[] now = buffer.state().array();
    return Arrays.copyOf(now, now.length - 2 * buffer.size());
  }

  @ParameterizedTest(name = "{0} transitions")
  @ValueSource(ints = {0, 3, 5, 12})
  void makesEachTransitionTheLastOfItsEpisode(int transitions) {
    ReplayBuffer before = buffer(transitions);
    ReplayBuffer after = buffer(1);

    after.restore(Format4.migrate(asThen(before), CAPACITY));

    assertThat(after.state()).isEqualTo(before.state());
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 7, 8, 20, 147})
  void leavesWhatIsCutForTheBufferToRefuse(int length) {
    byte[] cut = Arrays.copyOf(asThen(buffer(12)), length);

    assertThatThrownBy(() -> buffer(0).restore(Format4.migrate(cut, CAPACITY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("do not fit a replay buffer of 5 transitions");
  }

  @Test
  void leavesANegativeCountForTheBufferToRefuse() {
    byte[] negative = asThen(buffer(12));
    negative[7] = -1;

    assertThatThrownBy(() -> buffer(0).restore(Format4.migrate(negative, CAPACITY)))
        .hasMessageContaining("do not fit");
  }
}
