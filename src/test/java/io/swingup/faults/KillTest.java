package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
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
 * failure; what the kills left is printed. {@code -Dswingup.kills=200} kills more often.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("swingup.kills", 6);
  private static final int KILLS_PER_RUN = 6;
  private static final Map<String, Integer> FOUND = new TreeMap<>();

  @TempDir static Path folder;
  private static Map<String, String> whole = Map.of();
  private static long bytes;

  @BeforeAll
  static void trainUndisturbed() throws Exception {
    try (Child child = new Child(folder, Child.train("whole", "--episodes=20"))) {
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
    whole = RunFiles.read(folder, "whole");
    bytes = Files.size(folder.resolve("data/whole/steps.csv"));
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

    killAndResume("cut" + number, kills, new Random(number));

    assertThat(RunFiles.read(folder, "cut" + number)).isEqualTo(whole);
  }

  private static void killAndResume(String run, int kills, Random random) throws Exception {
    List<String> command = Child.train(run, "--episodes=20");
    for (int i = 0; i < kills; i++) {
      BooleanSupplier moment = moment(run, i, kills, random);
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

  private static BooleanSupplier moment(String run, int kill, int kills, Random random) {
    Path models = folder.resolve("models").resolve(run);
    Path steps = folder.resolve("data").resolve(run).resolve("steps.csv");
    BooleanSupplier export = () -> holdsHidden(models, "policy|critic|trainer");
    long goal = (long) (bytes * (kill + random.nextDouble()) / kills);
    int kind = kill == kills - 1 ? 3 : random.nextInt(3);
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
