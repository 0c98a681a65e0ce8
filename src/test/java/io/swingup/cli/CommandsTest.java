package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.config.ConfigReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every command as its users meet it: arguments in, exit code, output and files out. */
class CommandsTest {
  private static final List<String> SMALL =
      List.of(
          "--set=agent.networks.actor_hidden=[16]",
          "--set=agent.networks.critic_joint=[16]",
          "--set=agent.batch_size=8",
          "--set=evaluation.starts=3",
          "--set=evaluation.selection_starts=2",
          "--set=evaluation.every=1 episodes",
          "--set=recording.snapshot_every=1 episodes",
          "--set=recording.pictures=false");

  private static final String PICTURES = "--set=recording.pictures=true";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  private int train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--directory=" + folder));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private void assertFails(int exitCode, int found, String... parts) {
    assertThat(found).as(err.toString()).isEqualTo(exitCode);
    assertThat(err.toString()).contains(parts).doesNotContain("\tat ");
  }

  private static void assertOneSentence(StringWriter text) {
    assertThat(text.toString().strip().lines()).hasSize(1);
  }

  @Test
  void trainLeavesEveryFileOfARun() throws IOException {
    assertThat(train("--episodes=2", "--run=a", PICTURES)).as(err.toString()).isZero();

    for (String file :
        List.of(
            "data/a/config.yaml",
            "data/a/episodes.csv",
            "data/a/evaluations.csv",
            "models/a/manifest.json",
            "models/a/policy/saved_model.pb",
            "models/a/best/variables/variables.index",
            "models/a/critic/saved_model.pb",
            "models/a/trainer/saved_model.pb",
            "models/a/checkpoints/step-000000400/variables.index",
            "data/a/learning-curve.png",
            "data/a/learning-curve.svg",
            "data/a/before.gif",
            "data/a/after.gif",
            "data/a/map.png",
            "data/a/metrics.png",
            "data/a/report.html",
            "models/a/snapshots/episode-0000/saved_model.pb",
            "models/a/snapshots/episode-0001/saved_model.pb",
            "models/a/snapshots/episode-0002/saved_model.pb")) {
      assertThat(folder.resolve(file)).isNotEmptyFile();
    }
    assertThat(lines("data/a/episodes.csv"))
        .hasSize(3)
        .first()
        .isEqualTo(
            "episode,length_steps,total_steps,return,mean_return_40,critic_loss,actor_loss,mean_q,"
                + "elapsed_seconds,steps_per_second");
    assertThat(lines("data/a/evaluations.csv")).hasSize(3);
    assertThat(Files.readString(folder.resolve("models/a/manifest.json")))
        .contains("\"run\" : \"a\"", "policy/saved_model.pb", "\"tensorflow\" : \"2.18.0\"");
    try (Stream<Path> left = Files.list(folder.resolve("models/a"))) {
      assertThat(left).hasSize(7);
    }
    assertThat(folder.resolve("data/a/report.html"))
        .content()
        .contains("cores: " + Runtime.getRuntime().availableProcessors(), "href=\"monitor.csv\"");
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  @Test
  void equalSeedsLeaveEqualHistoriesAndWeights() throws IOException {
    train("--episodes=2", "--seed=3", "--run=a");
    train("--episodes=2", "--seed=3", "--run=b");
    train("--episodes=2", "--seed=4", "--run=c");

    assertThat(history("b")).isEqualTo(history("a")).isNotEqualTo(history("c"));
    assertThat(weights("b")).isEqualTo(weights("a")).isNotEqualTo(weights("c"));
  }

  /* All columns but those of the clock, which stand last. */
  private List<String> history(String run) throws IOException {
    List<String> history = new ArrayList<>();
    for (String line : lines("data/" + run + "/episodes.csv")) {
      history.add(line.replaceAll(",[^,]*,[^,]*$", ""));
    }
    for (String line : lines("data/" + run + "/evaluations.csv")) {
      history.add(line.replaceAll(",[^,]*$", ""));
    }
    return history;
  }

  private byte[] weights(String run) throws IOException {
    return Files.readAllBytes(
        folder.resolve("models/" + run + "/policy/variables/variables.data-00000-of-00001"));
  }

  @Test
  void everyPresetTrains() {
    for (String preset : ConfigReader.PRESETS) {
      assertThat(train("--preset=" + preset, "--environment=Pendulum-v1", "--episodes=1"))
          .as(preset)
          .isZero();
      assertThat(folder.resolve("models/" + preset + "-seed0/policy")).isDirectory();
    }
  }

  @Test
  void theAlgorithmIsPartOfTheNameAndChoosesThePreset() {
    assertThat(train("--algorithm=td3", "--episodes=1")).isZero();
    assertThat(folder.resolve("data/pendulum-td3-seed0/config.yaml"))
        .content()
        .contains("algorithm: td3", "polyak: 0.01");
    assertThat(train("--algorithm=sac", "--environment=Pendulum-v1", "--steps=5")).isZero();
    assertThat(folder.resolve("data/Pendulum-v1-sac-seed0/config.yaml"))
        .content()
        .contains("algorithm: sac", "noise: none");
    assertFails(2, train("--algorithm=ppo"), "agent.algorithm must be one of [ddpg, td3, sac]");
  }

  @Test
  void trainTakesTheNextFreeNameAndNeverOverwritesUnasked() throws IOException {
    train("--episodes=1");
    train("--episodes=1");
    assertThat(folder.resolve("data/keras-example-seed0-2")).isDirectory();

    Path kept = folder.resolve("data/keras-example-seed0/config.yaml");
    Files.writeString(kept, "mine");
    assertFails(1, train("--episodes=1", "--run=keras-example-seed0"), "exists already");
    assertOneSentence(err);
    assertThat(kept).hasContent("mine");

    assertFails(2, train("--run=keras-example-seed0", "--overwrite", "--seed=x"), "seed must be");
    assertThat(kept).hasContent("mine");
    assertThat(train("--episodes=1", "--run=keras-example-seed0", "--overwrite")).isZero();
    assertThat(kept).content().contains("budget: 1 episodes");
  }

  @Test
  void trainNamesWhatIsWrongAndLeavesNothing() throws IOException {
    Path config = Files.writeString(folder.resolve("c.yaml"), "agent: {discuont: 0.9}\n");

    assertFails(2, train("--preset=kears-example"), "did you mean keras-example?");
    assertOneSentence(err);
    assertFails(2, train("--config=" + config), "did you mean agent.discount?");
    assertFails(1, train("--config=" + folder.resolve("no.yaml")), "no such file or directory");
    assertFails(2, train("--set=seed=1.7"), "seed must be a whole number", "was 1.7");
    assertFails(2, train("--set=environment=Pendulum-v2"), "did you mean Pendulum-v1?");
    assertFails(2, train("--run=../x"), "was \"../x\"");
    assertFails(2, train("--overwrite"), "--overwrite", "--run");
    assertFails(2, train("--device=tpu"), "--device", "tpu");
    assertFails(2, run("trian"), "trian");
    assertFails(2, run(), "a command is missing");
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(folder.resolve("models")).doesNotExist();
  }

  @Test
  void trainSaysInOneSentenceWhatIsTooLargeAndLeavesNothing() {
    assertFails(2, train("--set=training.replay.capacity=2000000000"), "was 2000000000");
    assertOneSentence(err);
    assertFails(
        2,
        train("--set=training.replay.replacement=false"),
        "must be at least agent.batch_size, 8",
        "was 1");
    assertFails(2, train("--set=training.replay.capacity=55000000"), "1993 MiB", "the heap is");
    assertOneSentence(err);
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(folder.resolve("models")).doesNotExist();
  }

  @Test
  void wrongArgumentsGiveOneSentence() {
    assertFails(2, run("trian"), "trian", "did you mean trial or train");
    assertOneSentence(err);
    assertFails(2, run("evaluate", "--model=x", "--starts=many"), "--starts", "many");
    assertOneSentence(err);
    assertFails(2, train("--set=environment=\"a\\nb\""), "environment must be one of");
    assertOneSentence(err);
  }

  @Test
  void trainSaysThatAFileIsInTheWayOfItsDirectories() throws IOException {
    Path file = Files.writeString(folder.resolve("models"), "");

    assertFails(1, train("--episodes=1"), file + ": not a directory");
    assertOneSentence(err);
  }

  @Test
  void trainSaysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertFails(1, run("train", "--directory=" + file, "--episodes=1"), file.toString());
    assertOneSentence(err);
  }

  @Test
  void verboseShowsTheStackTrace() {
    assertThat(run("train", "--preset=x", "--verbose")).isEqualTo(2);

    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void evaluatePrintsTheScores() {
    train("--episodes=1", "--run=a");
    String model = folder.resolve("models/a/policy").toString();

    assertThat(run("evaluate", "--model=" + model, "--starts=5")).as(err.toString()).isZero();
    assertThat(out.toString())
        .containsPattern("starts +5\n")
        .containsPattern("mean_return +-\\d+\\.\\d+\n")
        .containsPattern("mean_regret +\\d+\\.\\d+\n");

    assertThat(run("evaluate", "--model=" + model, "--starts=1001")).isZero();
    assertThat(out.toString()).doesNotContain("mean_regret");
  }

  @Test
  void trainStartsFromASavedPolicyOfTheSameLayers() throws IOException {
    train("--episodes=1", "--run=a");
    String policy = folder.resolve("models/a/policy").toString();

    assertThat(train("--episodes=1", "--run=b", "--initial-actor=" + policy))
        .as(err.toString())
        .isZero();
    assertThat(Files.readString(folder.resolve("models/b/manifest.json")))
        .contains("\"initial_actor\" : \"" + policy + "\"");
    assertThat(weights("b")).isNotEqualTo(weights("a"));

    assertFails(1, train("--run=c", "--initial-actor=" + folder), "is not a SavedModel");
    assertOneSentence(err);
    assertFails(
        2,
        train("--run=c", "--initial-actor=" + policy, "--set=agent.networks.actor_hidden=[5]"),
        "--initial-actor needs variables of the shapes [[3, 5], [5], [5, 1], [1]], but " + policy);
    assertOneSentence(err);
    assertThat(folder.resolve("models/c")).doesNotExist();
    assertThat(folder.resolve("data/c")).doesNotExist();
  }

  @Test
  void evaluateNamesTheSignatureThatItNeeds() {
    train("--episodes=1", "--run=a");

    assertFails(
        1,
        run("evaluate", "--model=" + folder.resolve("models/a/critic")),
        "it needs a signature (DT_FLOAT [-1, n]) -> (DT_FLOAT [-1, m]), but has"
            + " serve(action: DT_FLOAT [-1, 1], observation: DT_FLOAT [-1, 3])"
            + " -> (value: DT_FLOAT [-1, 1]); serving_default(");
    assertOneSentence(err);
  }

  @Test
  void evaluateRefusesWhatIsNotAPolicy() {
    assertFails(1, run("evaluate", "--model=" + folder), "is not a SavedModel");
    assertOneSentence(err);
    assertFails(2, run("evaluate", "--model=" + folder, "--starts=0"), "--starts", "was 0");
    assertFails(2, run("evaluate"), "--model");
    assertOneSentence(err);
    assertFails(2, run("evaluate", "--model=x", "--environment=Pendulum"), "Pendulum-v1");
  }

  @Test
  void evaluateNamesAModelWithoutItsVariables() throws IOException {
    train("--episodes=1", "--run=a");
    Path model = folder.resolve("models/a/policy");
    Path moved = Files.createDirectories(folder.resolve("models/a/mövéd/a policy"));
    Files.copy(model.resolve("saved_model.pb"), moved.resolve("saved_model.pb"));

    assertFails(1, run("evaluate", "--model=" + moved), moved + " is not a complete SavedModel");
    assertOneSentence(err);
  }

  @Test
  void presetsAndEnvironmentsAndDoctorSayWhatThereIs() {
    assertThat(run("presets")).isZero();
    assertThat(out.toString()).contains("# preset keras-example", "batch_size: 64");

    assertThat(run("environments")).isZero();
    assertThat(out.toString()).contains("Pendulum-v1", "[-2.0] to [2.0]");

    assertThat(run("doctor")).isZero();
    assertThat(out.toString()).contains("tensorflow    2.18.0", "device:CPU:0", "library cache");
  }
}
