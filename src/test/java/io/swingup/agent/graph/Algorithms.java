package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SacConfig;
import io.swingup.agent.Td3Config;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.network.NetworkConfig.Scaling;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The algorithms in all their variants, for the tests that each must pass. */
final class Algorithms {
  static final int BATCH = 12;
  static final EnvironmentSpec SPEC =
      new EnvironmentSpec(
          "Test-v0",
          new Box(FloatVector.of(-1, -2, 3), FloatVector.of(1, 2, 8)),
          new Box(FloatVector.of(-2, -1), FloatVector.of(2, 3)));
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.99, 1e-7, 0);

  private Algorithms() {}

  /**
   * One variant.
   *
   * @param name what is special about it
   * @param config its settings, for batches of {@link #BATCH}
   * @param losses the name of the metric that each group of variables goes down, where there is one
   */
  record Variant(String name, AgentConfig config, Map<String, String> losses) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Variant> all() {
    List<Integer> none = List.of();
    return Stream.of(
        ddpg(
            "DDPG, branches, new critic",
            true,
            networks(List.of(5, 7), List.of(3), false, Scaling.NONE)),
        ddpg(
            "DDPG, branches, old critic",
            false,
            networks(List.of(5), List.of(3), false, Scaling.BOUNDS)),
        ddpg("DDPG, one branch", true, networks(none, List.of(3), false, Scaling.BOUNDS)),
        ddpg("DDPG, no branches", false, networks(none, none, false, Scaling.BOUNDS)),
        ddpg("DDPG, normalised layers", true, networks(List.of(5), none, true, Scaling.BOUNDS)),
        ddpg("DDPG, normalised inputs", true, networks(none, none, false, Scaling.RUNNING)),
        clipped("DDPG, clipped", networks(none, none, false, Scaling.BOUNDS)),
        td3("TD3, branches", 3, networks(List.of(5), List.of(3), false, Scaling.NONE)),
        td3("TD3, no branches, no delay", 1, networks(none, none, true, Scaling.BOUNDS)),
        sac("SAC, branches", true, networks(List.of(5), List.of(3), false, Scaling.NONE)),
        sac(
            "SAC, no branches, fixed temperature",
            false,
            networks(none, none, false, Scaling.RUNNING)));
  }

  private static Variant td3(String name, int delay, NetworkConfig networks) {
    Td3Config.Smoothing smoothing = new Td3Config.Smoothing(delay, 0.3, 0.4);
    return new Variant(
        name,
        new Td3Config(0.9, 0.1, BATCH, 0.5, smoothing, networks, ADAM, new CriticConfig(ADAM, 0)),
        Map.of("critic", "critic_loss", "actor", "actor_loss"));
  }

  private static Variant sac(String name, boolean learned, NetworkConfig networks) {
    SacConfig.Temperature temperature = new SacConfig.Temperature(0.2, learned, -0.5, ADAM);
    return new Variant(
        name,
        new SacConfig(0.9, 0.1, BATCH, 0.5, temperature, networks, ADAM, new CriticConfig(ADAM, 0)),
        Map.of("critic", "critic_loss", "actor", "actor_loss"));
  }

  private static Variant ddpg(String name, boolean actorAfterCritic, NetworkConfig networks) {
    return new Variant(
        name,
        new DdpgConfig(
            0.9, 0.1, BATCH, 0.5, actorAfterCritic, networks, ADAM, new CriticConfig(ADAM, 0)),
        Map.of("critic", "critic_loss", "actor", "actor_loss"));
  }

  /* No gradient reaches the bound. */
  private static Variant clipped(String name, NetworkConfig networks) {
    AdamConfig adam = new AdamConfig(0.01, 0.9, 0.99, 1e-7, 1e6);
    return new Variant(
        name,
        new DdpgConfig(0.9, 0.1, BATCH, 0.5, false, networks, adam, new CriticConfig(adam, 0.5)),
        Map.of("critic", "critic_loss", "actor", "actor_loss"));
  }

  private static NetworkConfig networks(
      List<Integer> observation, List<Integer> action, boolean normalized, Scaling scaling) {
    return new NetworkConfig(
        List.of(9, 6), observation, action, List.of(8, 4), 0.3, 0, normalized, scaling);
  }
}
