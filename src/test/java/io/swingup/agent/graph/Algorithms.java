package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.environment.Box;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.FloatVector;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
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
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.99, 1e-7);

  private Algorithms() {}

  /**
   * One variant.
   *
   * @param name what is special about it
   * @param config its settings, for batches of {@link #BATCH}
   * @param losses the name of the metric that each group of variables goes down
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
        ddpg("DDPG, branches, new critic", true, networks(List.of(5, 7), List.of(3), false)),
        ddpg("DDPG, branches, old critic", false, networks(List.of(5), List.of(3), true)),
        ddpg("DDPG, one branch", true, networks(none, List.of(3), true)),
        ddpg("DDPG, no branches", false, networks(none, none, true)));
  }

  private static Variant ddpg(String name, boolean actorAfterCritic, NetworkConfig networks) {
    return new Variant(
        name,
        new DdpgConfig(0.9, 0.1, BATCH, 0.5, actorAfterCritic, networks, ADAM, ADAM),
        Map.of("critic", "critic_loss", "actor", "actor_loss"));
  }

  private static NetworkConfig networks(
      List<Integer> observation, List<Integer> action, boolean scaled) {
    return new NetworkConfig(List.of(9, 6), observation, action, List.of(8, 4), 0.3, 0, scaled);
  }
}
