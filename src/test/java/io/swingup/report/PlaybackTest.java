package io.swingup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentException;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Policy;
import io.swingup.environment.TimeStep;
import io.swingup.tasks.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackTest {
  private static final Policy STILL = (observations, count) -> new float[2 * count];

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"0", "1", "2", "3"})
  void endsWhenTheTaskEnds(long seed) {
    Reach.Provider provider = new Reach.Provider();

    Playback playback = Playback.of(provider, STILL, seed, 2);

    float given;
    try (Environment environment = provider.create()) {
      given = environment.reset(seed).observation().get(2);
    }
    assertThat(playback.moments()).hasSize((int) given);
    assertThat(playback.moments()).allMatch(each -> each.action().size() == 2);
  }

  @ParameterizedTest(name = "a time limit of {0} leaves {1} steps")
  @CsvSource({"0, 10000", "50, 50", "20000, 10000"})
  void cutsOffAnEpisodeThatNeverEnds(int timeLimit, int steps) {
    Playback playback = Playback.of(new Reach.Provider(true, false, false), STILL, 0, timeLimit);

    assertThat(playback.moments()).hasSize(steps);
    double reward = playback.moments().get(0).episodeReturn();
    assertThat(playback.episodeReturn() / reward).isBetween(steps * 0.999, steps * 1.001);
  }

  @Test
  void refusesAnEpisodeThatIsOverBeforeItBegins() {
    assertThatThrownBy(() -> Playback.of(new Over(), STILL, 0, 0))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            "the environment Over-v0 failed: reset must return a first step, returned LAST");
  }

  /** Offers what begins with a last step. */
  private static final class Over implements EnvironmentProvider {
    @Override
    public String id() {
      return "Over-v0";
    }

    @Override
    public String description() {
      return "A task for tests that is over at once.";
    }

    @Override
    public Environment create() {
      Environment reach = new Delegate.Renamed(id(), new Reach.Provider().create());
      return new Environment() {
        @Override
        public EnvironmentSpec spec() {
          return reach.spec();
        }

        @Override
        public TimeStep reset(long seed) {
          return TimeStep.termination(reach.reset(seed).observation(), 0);
        }

        @Override
        public TimeStep reset() {
          return reset(0);
        }

        @Override
        public TimeStep step(double... action) {
          throw new AssertionError("no step must be asked for");
        }
      };
    }
  }
}
