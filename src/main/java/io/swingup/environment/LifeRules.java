package io.swingup.environment;

import static io.swingup.environment.Trial.SEED;
import static io.swingup.environment.Trial.expect;
import static io.swingup.environment.Trial.high;
import static io.swingup.environment.Trial.refuses;
import static io.swingup.environment.Trial.require;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules on states, on closing and on going on. */
final class LifeRules {
  private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();

  private LifeRules() {}

  static String restores(Trial trial) {
    Environment environment = trial.make();
    TimeStep now = environment.reset(SEED);
    Optional<long[]> state = environment.state();
    if (state.isEmpty()) {
      return "it reports no state: checkpoints are made between episodes";
    }
    restores(trial, environment, now);
    environment.reset(SEED);
    restores(trial, environment, environment.step(high(environment)));
    restores(trial, environment, Trial.last(Trial.episode(environment, SEED)));
    return "from a start, a step later and after an episode; " + state.get().length + " numbers";
  }

  /* From a state on the environment itself does what it does, then another, then itself again. */
  private static void restores(Trial trial, Environment environment, TimeStep now) {
    long[] state = environment.state().orElseThrow();
    long[] kept = state.clone();
    List<TimeStep> expected = goOn(environment, now);
    require(Arrays.equals(state, kept), "the state that it had reported changed later");
    Environment other = trial.make();
    other.restore(state);
    Trial.expectEpisode(expected, goOn(other, now));
    environment.restore(state);
    Trial.expectEpisode(expected, goOn(environment, now));
    long[] cut = Arrays.copyOf(state, state.length - 1);
    refuses(IllegalArgumentException.class, () -> other.restore(cut));
  }

  private static List<TimeStep> goOn(Environment environment, TimeStep now) {
    TimeStep next = now.isLast() ? now : environment.step(high(environment));
    return List.of(now, next, environment.reset());
  }

  static String closes(Trial trial) {
    trial.close(trial.make());
    Environment kept = trial.make();
    Environment closed = trial.make();
    kept.reset(SEED);
    closed.reset(SEED);
    TimeStep after = closed.step(high(closed));
    trial.close(closed);
    expect(after, kept.step(high(kept)));
    return "before an episode and within one";
  }

  static String goesOn(Trial trial) {
    Environment environment = trial.make();
    double[] action = high(environment);
    TimeStep step = environment.reset(SEED);
    int episodes = 1;
    int steps = 0;
    long start = System.nanoTime();
    long nanos = 0;
    while (steps < Trial.MAX_STEPS && nanos < PATIENCE_NANOS) {
      if (step.isLast()) {
        step = environment.reset();
        episodes++;
      } else {
        step = environment.step(action);
        steps++;
      }
      nanos = System.nanoTime() - start;
    }
    double perSecond = steps * 1e9 / Math.max(1, nanos);
    return String.format(
        Locale.ROOT, "%d steps in %d episodes, %.0f steps a second", steps, episodes, perSecond);
  }
}
