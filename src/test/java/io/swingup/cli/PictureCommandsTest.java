package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.file.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;
import picocli.CommandLine;

/** Commands that draw a run or play its policies, for a task that ends and has two actions. */
class PictureCommandsTest {
  private static final List<String> TINY =
      List.of(
          "train",
          "--preset=pendulum",
          "--set=environment=Reach-v0",
          "--set=training.time_limit=0",
          "--set=training.warm_up.random_steps=8",
          "--set=training.warm_up.learning_starts=8",
          "--set=agent.networks.actor_hidden=[4]",
          "--set=agent.networks.critic_joint=[4]",
          "--set=agent.batch_size=8",
          "--set=evaluation.starts=3",
          "--set=evaluation.selection_starts=2",
          "--episodes=20",
          "--run=a");

  @TempDir static Path trained;
  private static Path data = Path.of("");
  private static Path models = Path.of("");
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void train() {
    List<String> arguments = new ArrayList<>(TINY);
    arguments.add("--directory=" + trained);
    assertThat(Main.commandLine().execute(arguments.toArray(String[]::new))).isZero();
    data = trained.resolve("data/a");
    models = trained.resolve("models/a");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  private void assertFails(int exitCode, int found, String... parts) {
    assertThat(found).as(err.toString()).isEqualTo(exitCode);
    assertThat(err.toString()).contains(parts).doesNotContain("\tat ");
    assertThat(err.toString().strip().lines()).hasSize(1);
  }

  @Test
  void trainingLeavesAReportOfATaskWithoutPictures() throws IOException {
    assertThat(data.resolve("report.html"))
        .content()
        .contains(
            "<p>Reach-v0 has no painter, so there are no films.</p>",
            "<p>Reach-v0 has no plane of states, so there is no map.</p>",
            "observation=tf.zeros([1, 3])",
            "cores: " + Runtime.getRuntime().availableProcessors())
        .doesNotContainIgnoringCase("pendulum.v", "torque", "class=\"missing\"");
    assertThat(ImageIO.read(data.resolve("metrics.png").toFile()).getHeight()).isEqualTo(900);
    assertThat(data.resolve("map.png")).doesNotExist();
  }

  @Test
  void runsOfOtherVersionsAreStillDrawn() throws IOException {
    for (String other :
        List.of(
            "{environment: Reach-v0, forgotten: {setting: 1}}",
            "{version: 99, environment: {id: Reach-v0, time_limit: 0}, agent: {algorithm: new}}")) {
      assertThat(runWith(other, "report", data.toString())).as(err.toString()).isZero();
      assertFails(
          2, runWith(other, "map", models.toString()), "plane of states, but Reach-v0 has none");
    }
    assertFails(
        1,
        runWith("nothing: here", "report", data.toString()),
        data.resolve("config.yaml") + " does not name an environment");
  }

  /* Runs a command while the run has another configuration. */
  private int runWith(String configuration, String... arguments) throws IOException {
    Path config = data.resolve("config.yaml");
    String written = Files.readString(config);
    Files.writeString(config, configuration);
    try {
      return run(arguments);
    } finally {
      Files.writeString(config, written);
    }
  }

  @Test
  void evaluatesInTheEnvironmentOfTheRun() {
    assertThat(run("evaluate", "--model=" + models.resolve("best"), "--starts=5"))
        .as(err.toString())
        .isZero();
    String ofBest = out.toString();
    assertThat(ofBest).containsPattern("starts +5\n").containsPattern("mean_return +-\\d");

    assertThat(run("evaluate", "--model=" + models, "--starts=5")).isZero();
    assertThat(out.toString()).isEqualTo(ofBest);
    assertFails(
        2,
        run("evaluate", "--model=" + models, "--environment=Pendulum-v1"),
        "observations of 3 and actions of 1");
  }

  @Test
  void asksForTheEnvironmentOfAModelThatIsNoRuns() throws IOException {
    Path model = copy(folder.resolve("model"));

    assertFails(
        2,
        run("evaluate", "--model=" + model),
        "--environment is needed, as " + model + " belongs to no run");
    assertThat(run("evaluate", "--model=" + model, "--environment=Reach-v0", "--starts=2"))
        .as(err.toString())
        .isZero();
    assertFails(1, run("evaluate", "--model=" + data), data + " is not a SavedModel");
  }

  @Test
  void namesAModelWhoseActionsAreNoNumbers() throws IOException {
    Path model = copy(folder.resolve("model"));
    Files.write(model.resolve("saved_model.pb"), withNaN(model.resolve("saved_model.pb")));
    String environment = "--environment=Painted-v0";
    Path film = folder.resolve("a.gif");

    assertFails(
        1,
        run("evaluate", "--model=" + model, environment),
        model + " must give finite actions, gave NaN for the observation [");
    assertFails(
        1, run("film", "--model=" + model, environment, "--out=" + film), model + " must give");
    assertThat(film).doesNotExist();
  }

  /* The constants of the graph, such as half the range of the actions. */
  private static byte[] withNaN(Path file) throws IOException {
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    for (NodeDef.Builder node :
        model.getMetaGraphsBuilder(0).getGraphDefBuilder().getNodeBuilderList()) {
      AttrValue value = node.getAttrOrDefault("value", AttrValue.getDefaultInstance());
      if (node.getOp().equals("Const") && value.getTensor().getDtype() == DataType.DT_FLOAT) {
        AttrValue.Builder changed = value.toBuilder();
        changed.getTensorBuilder().clearTensorContent().clearFloatVal().addFloatVal(Float.NaN);
        node.putAttr("value", changed.build());
      }
    }
    return model.build().toByteArray();
  }

  private Path copy(Path target) throws IOException {
    Path source = models.resolve("best");
    Files.createDirectories(target.resolve("variables"));
    for (String file :
        List.of(
            "saved_model.pb",
            "variables/variables.index",
            "variables/variables.data-00000-of-00001")) {
      Files.copy(source.resolve(file), target.resolve(file));
    }
    return target;
  }

  @Test
  void filmsEpisodesThatEndEarly() throws IOException {
    Path film = folder.resolve("a.gif");
    String[] command = {"film", "--model=" + models, "--seed=1", "--out=" + film};
    String[] painted = Arrays.copyOf(command, command.length + 1);
    painted[command.length] = "--environment=Painted-v0";

    assertFails(2, run(command), "a film needs an environment with a painter, but Reach-v0 has");
    assertThat(film).doesNotExist();

    assertThat(run(painted)).as(err.toString()).isZero();
    try (ImageInputStream in = ImageIO.createImageInputStream(film.toFile())) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isBetween(3, 7);
    }
  }

  @Test
  void drawsAMapOfEveryAction() throws IOException {
    Path map = folder.resolve("map.png");

    assertThat(runWith("environment: Painted-v0", "map", models.toString(), "--out=" + map))
        .as(err.toString())
        .isZero();

    assertThat(ImageIO.read(map.toFile()).getWidth()).isEqualTo(3 * 440); // two actions, a value
  }

  @Test
  void plotsNoRunTwice() {
    assertFails(
        2,
        run("plot", data.toString(), models.toString(), "--out=" + folder.resolve("a.png")),
        "each run must be named once, but " + RunDirectory.existing(data).data() + " is twice");
    assertThat(folder.resolve("a.png")).doesNotExist();
    assertFails(2, run("plot", data.toString(), "--out=a.gif"), "--out must end in .png or .svg");
  }

  @Test
  void plotReplacesOnlyWhatItWasGiven() throws IOException {
    Path picture = Files.writeString(folder.resolve("a.png"), "mine");

    assertThat(run("plot", data.toString(), "--out=" + picture)).as(err.toString()).isZero();

    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(1000);
  }
}
