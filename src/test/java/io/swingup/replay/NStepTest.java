package io.swingup.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.FloatVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** n-step returns, compared with those of whole episodes that are kept apart. */
@Timeout(60)
class NStepTest {
  private static final double GAMMA = 0.9;

  /**
   * One step of an episode.
   *
   * @param episode all its steps so far
   * @param position where it lies among them
   */
  private record Step(
      List<Step> episode, int position, float reward, float discount, boolean last, int name) {

    /* y = r₀ + γ d₀ (r₁ + γ d₁ (… V(s_m))), as its two terms: the rewards, and the weight of V. */
    private double[] target(int n) {
      if (n == 1 || position + 1 == episode.size()) {
        return new double[] {reward, GAMMA * discount};
      }
      double[] rest = episode.get(position + 1).target(n - 1);
      return new double[] {reward + GAMMA * discount * rest[0], GAMMA * discount * rest[1]};
    }

    private Step end(int n) {
      return episode.get(Math.min(position + n, episode.size()) - 1);
    }

    private Transition transition() {
      return new Transition(
          FloatVector.of(name),
          FloatVector.of(-name),
          reward,
          discount,
          FloatVector.of(name + 0.5f));
    }
  }

  /** Environments that take turns, where those between episodes may let one pass. */
  private static final class Play {
    private final Random random;
    private final List<List<Step>> episodes = new ArrayList<>();
    private final List<Step> all = new ArrayList<>();

    private Play(Random random, int environments) {
      this.random = random;
      IntStream.range(0, environments).forEach(i -> episodes.add(new ArrayList<>()));
    }

    private void turn(ReplayBuffer buffer) {
      for (int i = 0; i < episodes.size(); i++) {
        if (episodes.get(i).isEmpty() && random.nextInt(3) == 0) {
          continue;
        }
        Step step = step(episodes.get(i));
        buffer.add(step.transition(), i, step.last());
        if (step.last()) {
          episodes.set(i, new ArrayList<>());
        }
      }
    }

    private Step step(List<Step> episode) {
      int kind = random.nextInt(12);
      float discount = kind == 0 ? 0 : kind == 1 ? 0.5f : 1;
      boolean last = kind == 0 || kind == 2 || kind == 3;
      float reward = (float) random.nextGaussian();
      Step step = new Step(episode, episode.size(), reward, discount, last, all.size());
      episode.add(step);
      all.add(step);
      return step;
    }
  }

  private static ReplayBuffer buffer(int capacity, int n) {
    return new ReplayBuffer(new ReplayConfig(capacity, true, n, Buffers.UNIFORM), GAMMA, 1, 1);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void equalsTheReturnsOfWholeEpisodes(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(6);
    int capacity = 1 + random.nextInt(40);
    ReplayBuffer buffer = buffer(capacity, n);
    Play play = new Play(random, 1 + random.nextInt(5));
    TransitionBatch batch = new TransitionBatch(20, 1, 1);
    Set<Integer> lengths = new TreeSet<>();

    for (int turn = 0; turn < 100; turn++) {
      play.turn(buffer);
      if (turn % 7 == 3) {
        buffer = goOnFrom(buffer, capacity, n);
      }
      if (buffer.size() > 0) {
        buffer.sample(batch, random, 0);
        for (int row = 0; row < batch.size(); row++) {
          lengths.add(check(batch, row, play, capacity, n));
        }
      }
    }

    assertThat(play.all).hasSizeGreaterThan(capacity);
    assertThat(lengths).contains(1).hasSizeGreaterThanOrEqualTo(Math.min(Math.min(n, 3), capacity));
  }

  private static ReplayBuffer goOnFrom(ReplayBuffer buffer, int capacity, int n) {
    ReplayBuffer other = buffer(capacity, n);
    other.restore(buffer.state());
    return other;
  }

  /* Returns how many steps went into the row. */
  private static int check(TransitionBatch batch, int row, Play play, int capacity, int n) {
    int newest = play.all.size() - 1;
    int back = Math.floorMod(newest % capacity - batch.indices()[row], capacity);
    Step start = play.all.get(newest - back);
    double[] target = start.target(n);
    assertThat(batch.observations()[row]).isEqualTo(start.name());
    assertThat(batch.actions()[row]).isEqualTo(-start.name());
    assertThat(batch.rewards()[row]).isCloseTo((float) target[0], within(1e-5f));
    assertThat(GAMMA * batch.discounts()[row]).isCloseTo(target[1], within(1e-6));
    assertThat(batch.nextObservations()[row]).isEqualTo(start.end(n).name() + 0.5f);
    return start.end(n).position() - start.position() + 1;
  }

  /** Two environments, the ring full: worked out by hand. */
  @Test
  void stopsAtTheTimeLimitAndAtTheNewest() {
    ReplayBuffer buffer = buffer(6, 3);
    float[] rewards = {9, 9, 1, 10, 2, 20, 4, 40};
    for (int i = 0; i < 8; i++) { // even ones of environment 0; the second of 1 is its last
      Step step = new Step(List.of(), 0, rewards[i], 1, i == 3, i);
      buffer.add(step.transition(), i % 2, step.last());
    }
    TransitionBatch batch = new TransitionBatch(6, 1, 1);

    buffer.sample(batch, new InTurn(), 0);

    assertThat(batch.indices()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(batch.observations()).containsExactly(6, 7, 2, 3, 4, 5);
    assertThat(batch.rewards())
        .containsExactly(4, 40, 1 + 0.9f * 2 + 0.81f * 4, 10, 2 + 0.9f * 4, 20 + 0.9f * 40);
    assertThat(batch.discounts()).containsExactly(1, 1, 0.81f, 1, 0.9f, 0.9f);
    assertThat(batch.nextObservations()).containsExactly(6.5f, 7.5f, 6.5f, 3.5f, 6.5f, 7.5f);
  }

  /** Draws every position in turn. */
  private static final class InTurn extends Random {
    private static final long serialVersionUID = 1;
    private int next;

    @Override
    public int nextInt(int bound) {
      return next++ % bound;
    }
  }
}
