package io.swingup.training;

import io.swingup.environment.Box;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.random.Pcg64;

/** A task of one step, whose best action is the observation: the reward is −(a − s)². */
final class IdentityTask implements Environment {
  static final EnvironmentProvider PROVIDER =
      new EnvironmentProvider() {
        @Override
        public String id() {
          return "Identity-v0";
        }

        @Override
        public String description() {
          return "Say what you see.";
        }

        @Override
        public Environment create() {
          return new IdentityTask();
        }
      };

  private Pcg64 generator = Pcg64.seeded(0);
  private FloatVector observation = FloatVector.of(0);

  @Override
  public EnvironmentSpec spec() {
    return new EnvironmentSpec("Identity-v0", Box.symmetric(1), Box.symmetric(1));
  }

  @Override
  public TimeStep reset(long seed) {
    generator = Pcg64.seeded(seed);
    return reset();
  }

  @Override
  public TimeStep reset() {
    observation = FloatVector.rounded(generator.uniform(-0.8, 0.8));
    return TimeStep.first(observation);
  }

  @Override
  public TimeStep step(double... action) {
    double error = action[0] - observation.get(0);
    return TimeStep.termination(observation, -error * error);
  }
}
