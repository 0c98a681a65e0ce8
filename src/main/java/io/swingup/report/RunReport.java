package io.swingup.report;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Painter;
import io.swingup.environment.pendulum.Pendulum;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedCritic;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.imageio.ImageIO;

/** All pictures of a run. */
public final class RunReport {
  /** The start of both films: the rod hangs nearly still. */
  private static final long FILM_SEED = 93;

  private static final int MAP_EPISODES = 6;

  private RunReport() {}

  /**
   * Draws all that can be drawn of a run, and the page that holds it.
   *
   * @param run its directories; it need not be finished
   * @param provider its environment
   * @return what is missing, a sentence each
   * @throws IOException if something cannot be written
   */
  public static List<String> draw(RunDirectory run, EnvironmentProvider provider)
      throws IOException {
    RunHistory history = RunHistory.read(run);
    List<String> missing = new ArrayList<>(history.missing());
    Pictures.write(LearningCurve.of(history), run.picture("learning-curve.png"));
    Pictures.write(LearningCurve.of(history), run.picture("learning-curve.svg"));
    Pictures.write(LearningCurve.losses(history), run.picture("losses.png"));
    if (!run.isFinished()) {
      missing.add(run.models() + " is not finished: films and map are missing");
    } else if (provider.painter().isEmpty()) {
      missing.add(provider.id() + " has no painter: films are missing");
    } else {
      Painter painter = provider.painter().get();
      attempt(missing, () -> film(run.snapshot(0), provider, painter, run.picture("before.gif")));
      attempt(missing, () -> film(run.policy(), provider, painter, run.picture("after.gif")));
      attempt(missing, () -> map(run, provider, run.picture("map.png")));
    }
    new Page(run, history).write();
    return missing;
  }

  /**
   * Draws several runs in one picture.
   *
   * @param runs their directories, at least one
   * @param file a file whose name ends in {@code .png} or {@code .svg}; replaced
   * @return what is missing in the picture, a sentence each
   * @throws IOException if a run has no episode, or the picture cannot be written
   */
  public static List<String> drawCurves(List<RunDirectory> runs, Path file) throws IOException {
    List<RunHistory> histories = runs.stream().map(RunHistory::read).toList();
    List<String> missing = new ArrayList<>();
    histories.forEach(history -> missing.addAll(history.missing()));
    for (RunHistory history : histories) {
      if (histories.size() > 1 && history.episodes().isEmpty()) {
        throw new IOException(
            "every run must have an episode to be laid over others, but "
                + history.name()
                + " has none");
      }
    }
    Pictures.write(
        histories.size() == 1 ? LearningCurve.of(histories.get(0)) : LearningCurve.of(histories),
        file);
    return missing;
  }

  /** Draws from a model, which may be missing or damaged. */
  @FunctionalInterface
  private interface Drawing {
    void draw() throws IOException;
  }

  private static void attempt(List<String> missing, Drawing drawing) {
    try {
      drawing.draw();
    } catch (IOException | IllegalArgumentException e) {
      missing.add(String.valueOf(e.getMessage()));
    }
  }

  private static void film(Path model, EnvironmentProvider provider, Painter painter, Path file)
      throws IOException {
    try (SavedPolicy policy = Policies.load(model)) {
      new Film(Playback.of(provider, policy, FILM_SEED), painter).write(file);
    }
  }

  /**
   * Draws what the last policy does in each state and what its critic thinks of that, with the
   * episodes from the first starts.
   *
   * @param run the directories of a finished run
   * @param provider its environment
   * @param file a file whose name ends in {@code .png}; replaced
   * @return whether the environment is the pendulum, the only one whose states lie in a plane
   * @throws IOException if a model cannot be loaded or the picture cannot be written
   */
  public static boolean map(RunDirectory run, EnvironmentProvider provider, Path file)
      throws IOException {
    if (!provider.id().equals(Pendulum.ID)) {
      return false;
    }
    Plane plane = new Plane(180, 180);
    float[] observations = plane.observations(); // [rows · columns, 3]
    int points = plane.rows() * plane.columns();
    PolicyMap map = new PolicyMap(plane);
    try (SavedPolicy policy = Policies.load(run.policy());
        SavedCritic critic = SavedCritic.load(run.critic())) {
      float[] actions = policy.act(observations, points); // [rows · columns, 1]
      float[] values = critic.value(observations, actions, points); // [rows · columns]
      List<Playback> episodes =
          LongStream.range(0, MAP_EPISODES)
              .mapToObj(seed -> Playback.of(provider, policy, seed))
              .toList();
      map.panel(0, "torque of the policy in N m", actions, episodes);
      map.panel(1, "its value by the critic", values, episodes);
    }
    ImageIO.write(map.finish(), "png", file.toFile());
    return true;
  }
}
