package io.swingup.environment;

import java.util.Optional;

/** An environment that does what another does; to be broken in one place. */
public class Delegate implements Environment {
  /** An environment under another name. */
  public static class Renamed extends Delegate {
    private final String id;

    /** Does what the given environment does, and specifies another id. */
    public Renamed(String id, Environment inner) {
      super(inner);
      this.id = id;
    }

    @Override
    public EnvironmentSpec spec() {
      return new EnvironmentSpec(id, inner.spec().observation(), inner.spec().action());
    }
  }

  protected final Environment inner;

  /** Does what the given environment does. */
  public Delegate(Environment inner) {
    this.inner = inner;
  }

  @Override
  public EnvironmentSpec spec() {
    return inner.spec();
  }

  @Override
  public TimeStep reset(long seed) {
    return inner.reset(seed);
  }

  @Override
  public TimeStep reset() {
    return inner.reset();
  }

  @Override
  public TimeStep step(double... action) {
    return inner.step(action);
  }

  @Override
  public Optional<long[]> state() {
    return inner.state();
  }

  @Override
  public void restore(long[] state) {
    inner.restore(state);
  }
}
