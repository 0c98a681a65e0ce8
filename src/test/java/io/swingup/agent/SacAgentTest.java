package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.List;

class SacAgentTest implements AgentContract {
  private static final AdamConfig ADAM = new AdamConfig(0.003, 0.9, 0.999, 1e-7, 0);

  @Override
  public boolean exploresByItself() {
    return true;
  }

  @Override
  public AgentConfig config() {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(16, 16), List.of(8), List.of(8), List.of(16, 16), 0.1, 0, false, Scaling.NONE);
    return new SacConfig(
        0.99,
        0.005,
        32,
        1,
        new SacConfig.Temperature(0.2, true, -1, ADAM),
        networks,
        ADAM,
        new CriticConfig(ADAM, 0));
  }
}
