package io.swingup.faults;

import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.pendulum.Pendulum;
import java.util.Optional;

/** A pendulum that does not report its state and whose only episode never ends. */
final class StatelessPendulum extends Delegate.Renamed {
  private StatelessPendulum() {
    super("StatelessPendulum-v0", new Pendulum());
  }

  @Override
  public Optional<long[]> state() {
    return Optional.empty();
  }

  /** Offers it. */
  public static final class Provider implements EnvironmentProvider {
    @Override
    public String id() {
      return "StatelessPendulum-v0";
    }

    @Override
    public String description() {
      return "A pendulum for tests, in one episode without an end.";
    }

    @Override
    public Environment create() {
      return new StatelessPendulum();
    }
  }
}
