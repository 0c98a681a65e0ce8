package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.gymnasium.Pythons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run whose process is killed again and again ends as the run that was left alone.
 *
 * <p>The moments are drawn from fixed seeds: after so many bytes of {@code steps.csv}, or as soon
 * as a checkpoint, or a model, is half written. A kill that comes too late, after the end, is no
 * failure; what the kills left is printed. {@code -Dswingup.kills=200} kills more often. The kinds
 * of runs take turns.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("swingup.kills", 12);
  private static final int KILLS_PER_RUN = Math.min(6, Math.max(1, KILLS / Kind.values().length));
  private static final Map<String, Integer> FOUND = new TreeMap<>();

  private static final Pattern EVERY = Pattern.compile("every=(\\d+)");
  private static final String OPTIONS =
      " --set=training.streams=spawned --set=training.replay.n_step=3"
          + " --set=training.replay.priorities.alpha=0.6 --set=agent.networks.critic_layer_norm=true"
          + " --set=agent.networks.input_scaling=running --set=agent.actor.clip_norm=1"
          + " --set=agent.critic.huber_threshold=1";

  /** What is trained. */
  private enum Kind {
    ONE(1, "--episodes=20"),
    FOUR(1, "--episodes=20 --set=training.environments=4" + OPTIONS),
    TD3(1, "--episodes=20 --algorithm=td3" + OPTIONS),
    SAC(1, "--episodes=20 --algorithm=sac --set=exploration.noise=gaussian" + OPTIONS),
    LANDER(
        1,
        "--episodes=20 --environment=LunarLanderContinuous-v3"
            + " --set=training.warm_up.random_steps=0 --set=training.warm_up.learning_starts=50"),
    PYTHON(
        10,
        "--episodes=200 --environment=gymnasium:Line-v0 --python=./python"
            + " --set=environment.parameters.steps=20"),
    ONE_WITHOUT_STATE(10, "--episodes=500 --environment=StatelessUneven-v0"),
    FOUR_WITHOUT_STATE(
        10, "--episodes=500 --environment=StatelessUneven-v0 --set=training.environments=4");

    private final int shorter;
    private final String options;

    /* So many episodes go into one of the usual length. */
    Kind(int shorter, String options) {
      this.shorter = shorter;
      this.options = options;
    }

    private List<String> command(String run) {
      List<String> command = Child.train(run, options.split(" ", -1));
      command.replaceAll(each -> longer(each));
      return command;
    }

    private String longer(String option) {
      Matcher every = EVERY.matcher(option);
      return every.find()
          ? every.replaceFirst("every=" + Integer.parseInt(every.group(1)) * shorter)
          : option;
    }
  }

  /** A run that was left alone. */
  private record Whole(Map<String, String> files, long bytes) {}

  @TempDir static Path folder;
  private static final Map<Kind, Whole> WHOLE = new EnumMap<>(Kind.class);

  private static Whole whole(Kind kind) throws Exception {
    Whole whole = WHOLE.get(kind);
    if (whole == null) {
      try (Child child = new Child(folder, kind.command("whole" + kind))) {
        assertThat(child.exitCode()).as(child.output()).isZero();
      }
      long bytes = Files.size(folder.resolve("data/whole" + kind + "/steps.csv"));
      whole = new Whole(RunFiles.read(folder, "whole" + kind), bytes);
      WHOLE.put(kind, whole);
    }
    return whole;
  }

  @BeforeAll
  static void writeInterpreter() throws Exception {
    Pythons.withStubs(folder);
  }

  @AfterAll
  static void tell() {
    System.out.printf("%d kills left %s%n", KILLS, FOUND);
  }

  static IntStream runs() {
    return IntStream.range(0, (KILLS + KILLS_PER_RUN - 1) / KILLS_PER_RUN);
  }

  @ParameterizedTest(name = "run {0}")
  @MethodSource("runs")
  @Timeout(300)
  void aRunThatIsKilledAgainAndAgainEndsAsOneThatIsLeftAlone(int number) throws Exception {
    int kills = Math.min(KILLS_PER_RUN, KILLS - number * KILLS_PER_RUN);
    Kind kind = Kind.values()[number % Kind.values().length];
    Whole whole = whole(kind);

    killAndResume(kind.command("cut" + number), "cut" + number, kills, whole.bytes());

    assertThat(RunFiles.read(folder, "cut" + number)).isEqualTo(whole.files());
  }

  private static void killAndResume(List<String> train, String run, int kills, long bytes)
      throws Exception {
    List<String> command = train;
    Random random = new Random(run.hashCode());
    for (int i = 0; i < kills; i++) {
      long goal = (long) (bytes * (i + random.nextDouble()) / kills);
      BooleanSupplier moment = moment(run, goal, i == kills - 1 ? 3 : random.nextInt(3));
      try (FileWatch watch = new FileWatch(folder);
          Child child = new Child(folder, command)) {
        watch.await(child, () -> moment.getAsBoolean() && hasCheckpoint(run));
        boolean alive = child.isRunning();
        child.kill();
        FOUND.merge(alive ? halves(run) : "nothing: it had ended", 1, Integer::sum);
      }
      command = List.of("resume", "models/" + run);
    }
    try (Child child = new Child(folder, command)) {
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
  }

  private static BooleanSupplier moment(String run, long goal, int kind) {
    Path models = folder.resolve("models").resolve(run);
    Path steps = folder.resolve("data").resolve(run).resolve("steps.csv");
    BooleanSupplier export = () -> holdsHidden(models, "policy|critic|trainer");
    return switch (kind) { // the export of the finished run comes in any case
      case 0 ->
          () ->
              holdsHidden(models.resolve("checkpoints"), "step-.*|staging")
                  || export.getAsBoolean();
      case 1 -> () -> holdsHidden(models, ".*") || holdsHidden(models.resolve("snapshots"), ".*");
      case 2 -> () -> steps.toFile().length() >= goal;
      default -> export;
    };
  }

  private static boolean holdsHidden(Path directory, String name) {
    return list(directory).anyMatch(file -> file.matches("\\.(" + name + ")\\.tmp.*"));
  }

  private static boolean hasCheckpoint(String run) {
    return list(folder.resolve("models").resolve(run).resolve("checkpoints"))
        .anyMatch(file -> file.startsWith("step-"));
  }

  private static String halves(String run) {
    Path models = folder.resolve("models").resolve(run);
    boolean model = holdsHidden(models, ".*") || holdsHidden(models.resolve("snapshots"), ".*");
    boolean checkpoint = holdsHidden(models.resolve("checkpoints"), ".*");
    return checkpoint ? "half a checkpoint" : model ? "half a model" : "nothing by halves";
  }

  /* What is there at this moment; files come and go meanwhile. */
  private static Stream<String> list(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? Stream.of() : Stream.of(names);
  }
}
