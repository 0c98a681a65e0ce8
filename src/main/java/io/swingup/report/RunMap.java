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

/** The map of a finished run. */
public final class RunMap {
  /** What the lines are. */
  static final String LEGEND =
      "Lines are episodes of the last policy from reset(0) to reset(5), dots their starts.";

  private static final int SIDE = 180;
  private static final int EPISODES = 6;

  private RunMap() {}

  /**
   * Draws what the last policy does in each state and what its critic thinks of that, with the
   * episodes from the first starts.
   *
   * @param run the directories of a finished run
   * @param provider its environment
   * @param plane the plane that the states of that environment lie in
   * @param timeLimit the steps after which training cut episodes off; 0 where it did not
   * @param file a file whose name ends in {@code .png}; replaced
   * @throws IOException if a model cannot be loaded or the picture cannot be written
   */
  public static void write(
      RunDirectory run, EnvironmentProvider provider, StatePlane plane, int timeLimit, Path file)
      throws IOException {
    MapGrid grid = new MapGrid(plane, SIDE, SIDE);
    PolicyMap map = new PolicyMap(grid, plane.actions().size() + 1);
    float[] observations = grid.observations(); // [N, observationSize]
    try (SavedPolicy policy = Policies.load(run.policy());
        SavedCritic critic = SavedCritic.load(run.critic())) {
      List<Playback> episodes =
          LongStream.range(0, EPISODES)
              .mapToObj(seed -> Playback.of(provider, policy, seed, timeLimit))
              .toList();
      float[] actions = policy.act(observations, grid.size()); // [N, actionSize]
      for (int i = 0; i < plane.actions().size(); i++) {
        float[] each = column(actions, i, plane.actions().size());
        map.panel(i, plane.actions().get(i), each, episodes);
      }
      float[] values = critic.value(observations, actions, grid.size()); // [N]
      map.panel(plane.actions().size(), "its value by the critic", values, episodes);
    }
    Pictures.write(map.finish(), file);
  }

  private static float[] column(float[] rows, int index, int width) {
    float[] column = new float[rows.length / width];
    for (int i = 0; i < column.length; i++) {
      column[i] = rows[i * width + index];
    }
    return column;
  }
}
