package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.file.DirectoryWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Sweeps as their users meet them. */
@Timeout(120)
class SeedSweepTest {
  private static final List<String> SMALL =
      List.of(
          "--set=training.episodes=1",
          "--set=agent.networks.actor_hidden=[4]",
          "--set=agent.networks.critic_joint=[4]",
          "--set=agent.batch_size=4",
          "--set=evaluation.starts=2",
          "--set=evaluation.selection_starts=1",
          "--set=recording.pictures=false");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private int run(List<String> arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments.toArray(String[]::new));
  }

  private int train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--directory=" + folder));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private byte[] weights(String run) throws IOException {
    return Files.readAllBytes(
        folder.resolve("models/" + run + "/policy/variables/variables.data-00000-of-00001"));
  }

  @Test
  void trainsEachSeedAsItsLoneRunWouldAndSumsUp() throws IOException {
    String pictures = "--set=recording.pictures=true";
    train("--seed=6", "--run=lone");

    assertThat(train("--seeds=5-6", "--run=s", pictures)).as(err.toString()).isZero();

    assertThat(weights("s-seed6")).isEqualTo(weights("lone"));
    assertThat(lines("data/s/returns.csv"))
        .hasSize(3)
        .first()
        .isEqualTo("seed,episode,total_steps,return");
    assertThat(lines("data/s/summary.csv")).anyMatch(row -> row.startsWith("noise_free_mean_re"));
    assertThat(lines("data/s/summary.csv")).contains("steps_to_first_solved,0,2,,,,,,0,0,,,,,,,,");
    assertThat(lines("data/s/figures.csv")).contains("5,steps_to_first_solved,");
    assertThat(out.toString()).contains("steps_to_first_solved", "(2 of 2 seeds lack it)");
    assertThat(folder.resolve("data/s/learning-curve.png")).isNotEmptyFile();
    assertThat(folder.resolve("data/s-seed5/report.html")).content().contains("<h1>s-seed5");

    Path page = folder.resolve("data/s-seed5/report.html");
    Files.writeString(page, "drawn");
    Files.delete(folder.resolve("data/s/returns.csv"));
    assertThat(train("--seeds=5-6", "--run=s", pictures)).isZero();
    assertThat(lines("data/s/returns.csv")).hasSize(3);
    assertThat(page).hasContent("drawn");
  }

  @Test
  void comparesWithAnotherSweep() throws IOException {
    train("--seeds=5-6", "--run=a");

    assertThat(train("--seeds=7-8", "--run=b", "--reference=" + folder.resolve("data/a")))
        .as(err.toString())
        .isZero();

    assertThat(out.toString())
        .containsPattern("noise_free_mean_return .*; [01]\\.\\d{3}, [01]\\.\\d{3}");
    assertThat(lines("data/b/summary.csv"))
        .anyMatch(
            row ->
                row.matches(
                    "noise_free_mean_return,2,0,.*,2,0,.*(,[01]\\.\\d+){2}(,-\\d+\\.\\d+){3}"));
  }

  @Test
  void oneFailedSeedIsNamedAndTheOthersAreSummedUp() throws IOException {
    Path blocked = folder.resolve("data/s-seed6");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(blocked, "in the way");

    assertThat(train("--seeds=5-7", "--run=s")).isEqualTo(1);

    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(err.toString())
        .contains("1 of 3 seeds failed", "; seed 6: " + blocked)
        .doesNotContain("seed 5", "seed 7");
    assertThat(lines("data/s/returns.csv")).hasSize(3).noneMatch(row -> row.startsWith("6,"));
    assertThat(out.toString()).contains("noise_free_mean_return");

    Files.delete(blocked);
    assertThat(run(commandNamed())).as(err.toString()).isZero();
    assertThat(lines("data/s/returns.csv")).hasSize(4);
  }

  /* What a shell would make of the command in the message, here without a word that has a blank. */
  private List<String> commandNamed() {
    Matcher command = Pattern.compile("bin/swingup (.*) tries again").matcher(err.toString());
    assertThat(command.find()).isTrue();
    assertThat(command.group(1)).contains("--run=s", "'--set=agent.networks.actor_hidden=[4]'");
    return Arrays.stream(command.group(1).split(" ")).map(word -> word.replace("'", "")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "--reference, typo/returns.csv: no such file or directory, 1",
    "--initial-actor, typo: no such file or directory, 1",
    "--set, 'agent.discount must be a number', 2",
  })
  void aMistakeCostsNoTraining(String option, String problem, int exitCode) {
    String value = option.equals("--set") ? "agent.discount=typo" : folder.resolve("typo") + "";

    assertThat(train("--seeds=5-7", "--run=s", option + "=" + value)).isEqualTo(exitCode);

    assertThat(err.toString()).contains(problem);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(folder.resolve("models")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "'--seeds=1-2 --seed=1', neither --seed nor --overwrite",
    "'--seeds=1-2 --run=s --overwrite', neither --seed nor --overwrite",
    "'--seeds=1-2 --set=seed=5', --set seed",
    "'--jobs=2', --jobs and --reference need --seeds",
    "'--reference=data/reference', --jobs and --reference need --seeds",
    "'--seeds=1-2 --jobs=0', '--jobs must be in [1, 256], was 0'",
    "'--seeds=3', '--seeds must be FIRST-LAST, such as 0-9, was \"3\"'",
    "'--seeds=5-3', '\"5-3\"'",
    "'--seeds=1-2 --set=environment=Pendulm-v1', did you mean Pendulum-v1?",
    "'--seeds=4294967295-4294967296', 'seed must be in [0, 4294967295], was 4294967296'",
    "'--seeds=1-3 --jobs=3 --set=training.replay.capacity=CAPACITY', fit half the heap",
    "'--seeds=1-2 --run=../x', was \"../x"
  })
  void refusesWhatDoesNotGoTogether(String options, String problem) {
    String capacity = Long.toString(Runtime.getRuntime().maxMemory() / 4 / 36);
    String[] words = options.replace("CAPACITY", capacity).split(" ");

    assertThat(train(words)).as(err.toString()).isEqualTo(2);

    assertThat(err.toString()).contains(problem);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(folder.resolve("models")).doesNotExist();
  }

  @Test
  void anotherConfigurationUnderTheSameNameIsRefused() throws IOException {
    train("--seeds=5-5", "--run=s");

    assertThat(
            train("--seeds=5-5", "--run=s", "--set=training.episodes=3", "--set=agent.polyak=0.1"))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "data/s has agent.polyak 0.005 instead of 0.1, training.budget 1 episodes instead of 3 episodes");

    DirectoryWriter.delete(folder.resolve("data/s"));
    Files.createDirectory(folder.resolve("data/s"));
    assertThat(train("--seeds=5-5", "--run=s")).isEqualTo(2);
    assertThat(err.toString()).contains("--run must name a new sweep");
  }
}
