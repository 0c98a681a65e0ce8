package io.swingup.environment;

import static io.swingup.environment.Trial.SEED;
import static io.swingup.environment.Trial.expect;
import static io.swingup.environment.Trial.high;
import static io.swingup.environment.Trial.refuses;
import static io.swingup.environment.Trial.require;

import java.util.Arrays;

/** The rules on what an environment does with an action. */
final class StepRules {
  private static final float ROUNDING = 1e-6f;

  private StepRules() {}

  static String refusesBeforeReset(Trial trial) {
    Environment environment = trial.make();
    return refuses(IllegalStateException.class, () -> environment.step(high(environment)));
  }

  static String refusesWrongSize(Trial trial) {
    Environment environment = trial.make();
    int size = high(environment).length;
    refusesUnmoved(environment, new double[size + 1]);
    refusesUnmoved(environment, new double[size - 1]);
    return "sizes " + (size - 1) + " and " + (size + 1);
  }

  static String refusesNotFinite(Trial trial) {
    Environment environment = trial.make();
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] action = high(environment);
      action[action.length - 1] = value;
      refusesUnmoved(environment, action);
    }
    return "NaN and infinity";
  }

  private static void refusesUnmoved(Environment environment, double[] action) {
    environment.reset(SEED);
    refuses(IllegalArgumentException.class, () -> environment.step(action));
    TimeStep after = environment.step(high(environment));
    environment.reset(SEED);
    expect(environment.step(high(environment)), after);
  }

  static String clips(Trial trial) {
    Environment environment = trial.make();
    double[] beyond = high(environment);
    beyond[0] += 1;
    double[] action = beyond.clone();
    environment.reset(SEED);
    TimeStep after = environment.step(action);
    require(Arrays.equals(action, beyond), "it changed the array");
    environment.reset(SEED);
    TimeStep clipped = environment.step(high(environment));
    expect(clipped.kind(), after.kind());
    requireNear(clipped.observation(), after.observation());
    return "one number beyond its bound";
  }

  /* The arithmetic may differ where an action was clipped, and the reward always may. */
  private static void requireNear(FloatVector expected, FloatVector found) {
    for (int i = 0; i < expected.size(); i++) {
      float bound = ROUNDING * Math.max(1, Math.abs(expected.get(i)));
      require(
          Math.abs(found.get(i) - expected.get(i)) <= bound,
          "it went to " + found + " rather than " + expected);
    }
  }
}
