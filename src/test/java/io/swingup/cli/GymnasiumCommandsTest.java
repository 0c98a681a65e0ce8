package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.gymnasium.Pythons;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with an environment that runs in Python. */
class GymnasiumCommandsTest {
  @TempDir Path folder;

  private final CommandLineFixture swingup = new CommandLineFixture();
  private String python = "";

  @BeforeEach
  void writeAPython() throws IOException {
    python = Pythons.withStubs(folder).toString();
  }

  private int train(String run, int steps, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--environment=gymnasium:Line-v0",
                "--python=" + python,
                "--run=" + run,
                "--steps=" + steps,
                "--trace",
                "--set=training.warm_up.random_steps=20",
                "--set=training.warm_up.learning_starts=20",
                "--set=evaluation.every=40 steps",
                "--set=recording.checkpoint_every=30 steps",
                "--set=environment.parameters.steps=7"));
    arguments.addAll(List.of(more));
    return swingup.train(folder, arguments.toArray(String[]::new));
  }

  @Test
  void aRunIsContinuedAsIfItHadNeverStopped() throws IOException {
    assertThat(train("whole", 120)).as(swingup.err()).isZero();
    assertThat(train("cut", 80)).as(swingup.err()).isZero();

    String models = folder.resolve("models/cut").toString();
    assertThat(swingup.run("resume", models, "--steps=120")).as(swingup.err()).isZero();

    assertThat(steps("cut")).isEqualTo(steps("whole")).hasSize(121);
    assertThat(swingup.run("evaluate", "--model=" + models, "--starts=9")).isZero();
    assertThat(swingup.out()).contains("starts       9");
  }

  private List<String> steps(String run) throws IOException {
    return Files.readAllLines(folder.resolve("data/" + run + "/steps.csv"));
  }

  @Test
  void aRunMayContinueInAnotherPython() throws IOException {
    assertThat(train("a", 40)).as(swingup.err()).isZero();
    Path moved = Files.move(Path.of(python), folder.resolve("moved"));
    String models = folder.resolve("models/a").toString();

    assertThat(swingup.run("resume", models, "--steps=60")).isEqualTo(2);
    assertThat(swingup.err())
        .startsWith(
            "swingup: gymnasium:Line-v0 needs a Python with gymnasium, which --python names")
        .hasLineCount(1);
    assertThat(swingup.run("resume", models, "--steps=60", "--python=" + moved))
        .as(swingup.err())
        .isZero();
    assertThat(swingup.run("evaluate", "--model=" + models, "--python=" + moved)).isZero();
  }

  @Test
  void isCheckedLikeEveryEnvironment() {
    assertThat(swingup.run("check", "gymnasium:Line-v0", "--python=" + python))
        .as(swingup.out())
        .isZero();
    assertThat(swingup.out())
        .contains("is drawn by its painter: it has no painter, but may draw itself\n")
        .endsWith("gymnasium:Line-v0: 23 rules kept, 0 broken, 0 not checked\n");

    assertThat(swingup.run("check", "gymnasium:Line-v0", "--python=" + folder.resolve("none")))
        .isEqualTo(2);
    assertThat(swingup.err())
        .startsWith("swingup: gymnasium:Line-v0 needs a Python with gymnasium")
        .hasLineCount(1);
  }

  @Test
  void isFilmedAsItDrawsItself() throws IOException {
    assertThat(train("a", 40)).as(swingup.err()).isZero();
    String models = folder.resolve("models/a").toString();
    Path film = folder.resolve("film.gif");

    assertThat(swingup.run("film", "--model=" + models, "--out=" + film))
        .as(swingup.err())
        .isZero();
    assertThat(swingup.run("report", models)).as(swingup.err()).isZero();

    BufferedImage first = ImageIO.read(film.toFile());
    assertThat(first.getRGB(160, 160)).isEqualTo(0xffff0000); // the picture, 6 wide and 4 high
    assertThat(first.getRGB(300, 300)).isEqualTo(0xffffffff); // the ground below
    assertThat(folder.resolve("data/a/after.gif")).isNotEmptyFile();
  }

  @Test
  void aReportLacksTheFilmsOfATaskThatDoesNotDraw() throws IOException {
    assertThat(train("a", 40, "--set=environment.parameters.fault=undrawn"))
        .as(swingup.err())
        .isZero();
    String models = folder.resolve("models/a").toString();

    assertThat(swingup.run("report", models)).as(swingup.err()).isZero();
    assertThat(folder.resolve("data/a/report.html")).content().contains("does not draw itself");
    assertThat(swingup.run("film", "--model=" + models, "--out=" + folder.resolve("f.gif")))
        .isEqualTo(2);
    assertThat(swingup.err())
        .isEqualTo("swingup: gymnasium:Line-v0: it does not draw itself as rgb_array\n");
  }

  @Test
  void aTaskThatFailsEndsTheRunWithASentence() {
    String[] fault = {
      "--set=environment.parameters.fault=counted", "--set=environment.parameters.at=47"
    };

    assertThat(train("a", 120, fault)).isEqualTo(1);

    assertThat(swingup.err())
        .startsWith(
            "swingup: training stopped at step 47: the environment gymnasium:Line-v0 failed:"
                + " ValueError: the rope broke (")
        .contains("/gymnasium/__init__.py, line ")
        .contains("; the last good checkpoint is ")
        .hasLineCount(1);
  }

  @Test
  void aTaskThatCannotBeUsedLeavesNothing() {
    assertThat(train("a", 120, "--set=environment.parameters.fault=discrete")).isEqualTo(2);

    assertThat(swingup.err())
        .isEqualTo("swingup: gymnasium:Line-v0: actions must be a Box, were Discrete(2)\n");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void anEnvironmentOfJavaHasNoPython() {
    assertThat(train("a", 120, "--environment=Approach-v0")).isEqualTo(2);

    assertThat(swingup.err()).contains("Approach-v0 knows no parameter python");
  }

  @Test
  void aRolloutIsPlayedInPython() throws IOException {
    Path actions = Files.writeString(folder.resolve("actions.csv"), "action_0\n0.5\n-0.25\n1\n0\n");
    Path out = folder.resolve("out.csv");

    int exitCode =
        swingup.run(
            "rollout",
            "--environment=gymnasium:Line-v0",
            "--python=" + python,
            "--actions=" + actions,
            "--out=" + out);

    assertThat(exitCode).as(swingup.err()).isZero();
    assertThat(Files.readAllLines(out)).hasSize(5);
  }

  @Test
  void theFamilyIsListed() {
    assertThat(swingup.run("environments")).isZero();

    assertThat(swingup.out()).contains("gymnasium: Any environment of Gymnasium, such as ");
  }
}
