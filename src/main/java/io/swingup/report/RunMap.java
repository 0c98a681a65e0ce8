package io.swingup.report;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.StatePlane;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedCritic;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The map of a policy, and of its critic where there is one.
 *
 * @param policy a SavedModel
 * @param critic that of its critic, or null
 */
public record RunMap(Path policy, @Nullable Path critic) {
  /** What the lines are. */
  static final String LEGEND =
      "Lines are episodes of the last policy from reset(0) to reset(5), dots their starts.";

  private static final int SIDE = 180;
  private static final int EPISODES = 6;

  /**
   * Returns the map of a finished run.
   *
   * @param run the directories of the run
   * @return its last policy and critic
   */
  public static RunMap of(RunDirectory run) {
    return new RunMap(run.policy(), run.critic());
  }

  /**
   * Draws what the policy does in each state and what its critic thinks of that, with the episodes
   * from the first starts.
   *
   * @param provider its environment
   * @param plane the plane that the states of that environment lie in
   * @param timeLimit the steps after which training cut episodes off; 0 where it did not
   * @param file a file whose name ends in {@code .png}; replaced
   * @throws IOException if a model cannot be loaded or the picture cannot be written
   */
  public void write(EnvironmentProvider provider, StatePlane plane, int timeLimit, Path file)
      throws IOException {
    MapGrid grid = new MapGrid(plane, SIDE, SIDE);
    PolicyMap map = new PolicyMap(grid, plane.actions().size() + (critic == null ? 0 : 1));
    float[] observations = grid.observations(); // [N, observationSize]
    try (SavedPolicy acting = Policies.load(policy)) {
      List<Playback> episodes =
          LongStream.range(0, EPISODES)
              .mapToObj(seed -> Playback.of(provider, acting, seed, timeLimit))
              .toList();
      float[] actions = acting.act(observations, grid.size()); // [N, actionSize]
      for (int i = 0; i < plane.actions().size(); i++) {
        float[] each = column(actions, i, plane.actions().size());
        map.panel(i, plane.actions().get(i), each, episodes);
      }
      if (critic != null) {
        float[] values = values(critic, observations, actions, grid.size()); // [N]
        map.panel(plane.actions().size(), "its value by the critic", values, episodes);
      }
    }
    Pictures.write(map.finish(), file);
  }

  private static float[] values(Path critic, float[] observations, float[] actions, int size)
      throws IOException {
    try (SavedCritic judging = SavedCritic.load(critic)) {
      return judging.value(observations, actions, size); // [size]
    }
  }

  private static float[] column(float[] rows, int index, int width) {
    float[] column = new float[rows.length / width];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows[i * width + index];
    }
    return column;
  }
}
