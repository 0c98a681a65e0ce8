package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.file.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sweep that is killed again and again, as a whole or in one of its trials, ends as the one that
 * was left alone. Rungs of successive halving take 27, 9, 3 and 1 of 27 trials: 40 processes.
 *
 * <p>The moments are drawn from a fixed seed: after so many changes of files. {@code
 * -Dswingup.kills=30} says how many there are.
 */
@Tag("torture")
class SweepKillTest {
  private static final int KILLS = Integer.getInteger("swingup.kills", 3);
  private static final int CONFIGURATIONS = 27;
  private static final int TRIALS = 40; // of all rungs
  private static final String SWEEP =
      """
      base:
        preset: keras-example
        set:
          agent.networks.actor_hidden: [8]
          agent.networks.critic_observation: []
          agent.networks.critic_action: []
          agent.networks.critic_joint: [8]
          environment.time_limit: 20
          evaluation.starts: 2
          evaluation.selection_starts: 2
          evaluation.time_limit: 20
          recording.checkpoint_every: 1 episode
          recording.pictures: false
          training.budget: 54 episodes
      parameters: {agent.batch_size: {int: [8, 64]}}
      method: halving
      halving: {eta: 3, from: 2 episodes}
      retries: 1000
      trials:\s"""
          + CONFIGURATIONS;

  @TempDir Path folder;
  private final Random random = new Random(7);
  private final Map<String, Integer> found = new TreeMap<>();

  @Test
  @Timeout(7200)
  void aSweepThatIsKilledAgainAndAgainEndsAsOneThatIsLeftAlone() throws Exception {
    int changes = finish(sweep("whole"));

    List<String> command = sweep("cut");
    int kills = 0;
    while (kills < KILLS) { // even if all came as late as they can, the sweep has not ended
      kills += kill(command, random.nextInt(changes / KILLS));
    }
    finish(command);

    System.out.printf("%d kills: %s%n", kills, found);
    Map<String, Object> whole = results("whole");
    assertThat(whole).hasSize(1 + CONFIGURATIONS + TRIALS);
    assertThat(results("cut")).isEqualTo(whole);
  }

  private List<String> sweep(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), SWEEP);
    return List.of("sweep", file.toString(), "--directory=" + folder, "--jobs=2");
  }

  /* Returns how often the files have changed. */
  private int finish(List<String> command) throws Exception {
    int[] changes = {0};
    try (FileWatch watch = new FileWatch(folder);
        Child child = new Child(folder, command)) {
      watch.await(child, () -> ++changes[0] < 0);
      assertThat(child.exitCode()).as(child.output()).isZero();
    }
    return changes[0];
  }

  /* Starts the sweep and, after so many changes, kills it, or first one of its trials. */
  private int kill(List<String> command, int changes) throws Exception {
    boolean trial = random.nextBoolean();
    int[] left = {changes};
    try (FileWatch watch = new FileWatch(folder);
        Child child = new Child(folder, command)) {
      watch.await(child, () -> left[0]-- <= 0 && (!trial || child.hasChildren()));
      assertThat(child.isRunning()).as("the sweep has not ended: %s", child.output()).isTrue();
      if (trial) {
        child.killAChild(random);
        left[0] = random.nextInt(20);
        watch.await(child, () -> left[0]-- <= 0);
      }
      child.kill();
    }
    found.merge(trial ? "a trial, then the sweep" : "the sweep", 1, Integer::sum);
    return trial ? 2 : 1;
  }

  /* What does not depend on the clock: decisions, the files of each run, the score of each trial. */
  private Map<String, Object> results(String name) throws IOException {
    Path data = folder.resolve("data").resolve(name);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("rungs", CsvRows.read(data.resolve("rungs.csv")));
    for (int i = 1; i <= CONFIGURATIONS; i++) {
      all.put("run " + i, RunFiles.read(folder, name + "-" + i + "-seed0"));
    }
    for (Path file : json(data.resolve("trials"))) {
      all.put("trial " + file.getFileName(), evaluation(Files.readString(file)));
    }
    return all;
  }

  private static List<Path> json(Path trials) throws IOException {
    try (var files = Files.list(trials)) {
      return files.filter(file -> file.toString().matches(".*/\\d[^/]*\\.json")).sorted().toList();
    }
  }

  /* The result without times and without how often it was tried. */
  private static String evaluation(String json) {
    return json.lines()
        .filter(line -> !line.matches(".*\"(attempts|training_?[sS]econds|elapsed_seconds)\".*"))
        .collect(Collectors.joining("\n"));
  }
}
