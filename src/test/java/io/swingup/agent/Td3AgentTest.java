package io.swingup.agent;

import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.List;

class Td3AgentTest implements AgentContract {
  private static final AdamConfig ADAM = new AdamConfig(0.005, 0.9, 0.999, 1e-7, 0);

  @Override
  public AgentConfig config() {
    NetworkConfig networks =
        new NetworkConfig(
            List.of(16, 16), List.of(8), List.of(8), List.of(16, 16), 0.1, 0, false, Scaling.NONE);
    return new Td3Config(
        0.99,
        0.005,
        32,
        1,
        new Td3Config.Smoothing(2, 0.2, 0.5),
        networks,
        ADAM,
        new CriticConfig(ADAM, 0));
  }
}
