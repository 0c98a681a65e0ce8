package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import java.util.List;

class DdpgAgentTest implements AgentContract {
  private static final AdamConfig ADAM = new AdamConfig(0.003, 0.9, 0.999, 1e-7, 0);

  @Override
  public AgentConfig config() {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(16, 16),
            List.of(8),
            List.of(8),
            List.of(16, 16),
            0.1,
            0,
            false,
            NetworkConfig.Scaling.NONE);
    return new DdpgConfig(0.99, 0.005, 32, 1, true, networks, ADAM, new CriticConfig(ADAM, 0));
  }
}
