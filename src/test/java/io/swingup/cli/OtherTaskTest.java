package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A task with three observations and two actions of different ranges, which ends after a few steps,
 * goes the same way as the pendulum: loop, histories, checkpoint, resume, report, film, export.
 */
class OtherTaskTest {
  private static final String[] SETTINGS = {
    "--set=training.warm_up.random_steps=20",
    "--set=training.warm_up.learning_starts=20",
    "--set=evaluation.every=40 steps",
    "--set=recording.snapshot_every=50 steps",
    "--set=recording.checkpoint_every=30 steps",
    "--set=recording.checkpoints_kept=100",
    "--trace"
  };

  @TempDir Path folder;

  private final CommandLineFixture swingup = new CommandLineFixture();

  private void train(String run, String environment, int steps) {
    List<String> more = new ArrayList<>(List.of(SETTINGS));
    more.addAll(List.of("--environment=" + environment, "--run=" + run, "--steps=" + steps));
    int exitCode = swingup.train(folder, more.toArray(String[]::new));
    assertThat(exitCode).as(swingup.err()).isZero();
  }

  @Test
  void leavesEveryFile() throws IOException {
    train("a", "Approach-v0", 120);

    List<String> steps = lines("data/a/steps.csv");
    assertThat(steps).hasSize(121);
    assertThat(steps.get(0))
        .startsWith(
            "step,episode,observation_0,observation_1,observation_2,noise_0,noise_1,action_0,action_1,"
                + "reward,terminated,truncated,next_observation_0");
    assertThat(steps).anyMatch(row -> row.split(",", -1)[10].equals("1")); // terminated
    assertThat(lines("data/a/evaluations.csv")).hasSize(4);
    for (String file :
        List.of(
            "models/a/snapshots/episode-0000/saved_model.pb",
            "models/a/snapshots/step-000000100/saved_model.pb",
            "models/a/checkpoints/step-000000090/state.json",
            "models/a/trainer/saved_model.pb",
            "data/a/events.out.tfevents.0.swingup")) {
      assertThat(folder.resolve(file)).isNotEmptyFile();
    }
    try (SavedPolicy policy = Policies.load(folder.resolve("models/a/best"))) {
      assertThat(policy.act(new float[6], 2)).hasSize(4);
    }
  }

  @Test
  void isReportedAndFilmed() {
    train("a", "Approach-v0", 60);

    assertThat(swingup.run("report", folder.resolve("data/a").toString()))
        .as(swingup.err())
        .isZero();
    assertThat(folder.resolve("data/a/after.gif")).isNotEmptyFile();
    assertThat(folder.resolve("data/a/report.html")).content().contains("Metrics", "finished");
    String film = folder.resolve("f.gif").toString();
    String model = folder.resolve("models/a/best").toString();
    assertThat(
            swingup.run("film", "--model=" + model, "--environment=Approach-v0", "--out=" + film))
        .as(swingup.err())
        .isZero();
    assertThat(Path.of(film)).isNotEmptyFile();
  }

  @Test
  void parametersHoldInEverythingThatIsDoneWithARun() throws IOException {
    String[] once = {
      "--environment=Approach-v0", "--run=a", "--steps=60", "--set=environment.parameters.steps=1"
    };
    assertThat(swingup.train(folder, once)).as(swingup.err()).isZero();
    String models = folder.resolve("models/a").toString();
    assertThat(swingup.run("resume", models, "--steps=70")).as(swingup.err()).isZero();
    assertThat(swingup.run("report", models)).as(swingup.err()).isZero();
    String film = folder.resolve("f.gif").toString();
    assertThat(swingup.run("film", "--model=" + models, "--out=" + film))
        .as(swingup.err())
        .isZero();
    assertThat(swingup.run("evaluate", "--model=" + models)).as(swingup.err()).isZero();

    assertThat(lines("data/a/episodes.csv")).hasSize(71); // a step each
    assertThat(frames("f.gif")).isEqualTo(1);
    assertThat(frames("data/a/after.gif")).isEqualTo(1);
    assertThat(swingup.out()).contains("starts       100");
  }

  private int frames(String film) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(folder.resolve(film).toFile())) {
      reader.setInput(in);
      return reader.getNumImages(true);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void aParameterThatTheTaskDoesNotKnowIsRefused() {
    int exitCode =
        swingup.train(folder, "--environment=Approach-v0", "--set=environment.parameters.x=1");

    assertThat(exitCode).isEqualTo(2);
    assertThat(swingup.err()).isEqualTo("swingup: Approach-v0 knows no parameter x\n");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Approach-v0", "StatelessApproach-v0"})
  void continuesAsIfItHadNeverStopped(String environment) throws IOException {
    train("whole", environment, 150);
    train("cut", environment, 100);

    assertThat(swingup.run("resume", folder.resolve("models/cut").toString(), "--steps=150"))
        .as(swingup.err())
        .isZero();

    assertThat(lines("data/cut/steps.csv")).isEqualTo(lines("data/whole/steps.csv"));
    assertThat(withoutTimes("cut")).isEqualTo(withoutTimes("whole"));
    assertThat(weights("cut")).isEqualTo(weights("whole"));
  }

  @Test
  void theLastPolicyIsEvaluatedWhereverTheBudgetEnds() throws IOException {
    for (int steps : new int[] {3, 21, 40}) { // within the first episode, within a later one
      String run = "steps" + steps;
      assertThat(
              swingup.train(
                  folder,
                  "--environment=Approach-v0",
                  "--run=" + run,
                  "--steps=" + steps,
                  "--set=evaluation.every=1 episode"))
          .as(swingup.err())
          .isZero();

      List<String> rows = lines("data/" + run + "/evaluations.csv");
      assertThat(rows.get(rows.size() - 1)).startsWith(steps + ",");
    }
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private List<String> withoutTimes(String run) throws IOException {
    Stream<String> episodes =
        lines("data/" + run + "/episodes.csv").stream()
            .map(row -> row.replaceAll(",[^,]*,[^,]*$", ""));
    Stream<String> evaluations =
        lines("data/" + run + "/evaluations.csv").stream()
            .map(row -> row.replaceAll(",[^,]*$", ""));
    return Stream.concat(episodes, evaluations).toList();
  }

  private byte[] weights(String run) throws IOException {
    return Files.readAllBytes(
        folder.resolve("models/" + run + "/policy/variables/variables.data-00000-of-00001"));
  }
}
