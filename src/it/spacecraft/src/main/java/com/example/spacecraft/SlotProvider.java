package com.example.spacecraft;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.TimeLimit;

/** Offers {@code GeostationarySlot-v0}, cut off after ten days. */
public final class SlotProvider implements EnvironmentProvider {
  /** The steps of an episode that does not end before. */
  static final int MAX_HOURS = 240;

  /** Creates the provider; called by {@link java.util.ServiceLoader}. */
  public SlotProvider() {}

  @Override
  public String id() {
    return SlotEnvironment.ID;
  }

  @Override
  public String description() {
    return "Fly a satellite to its geostationary slot by electric thrust.";
  }

  @Override
  public Environment create() {
    return new TimeLimit(new SlotEnvironment(), MAX_HOURS);
  }
}
