package io.swingup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.model.PretrainedPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PretrainedCommandTest {
  private static final String FAST = "pretrained:pendulum-fast";

  private final CommandLineFixture swingup = new CommandLineFixture();

  @TempDir Path folder;

  @AfterEach
  void goHome() {
    System.clearProperty("swingup.home");
  }

  /** Makes a place with one pretrained policy, and returns where that lies. */
  private Path moved() throws IOException {
    Path source = PretrainedPolicies.directory("pendulum-fast");
    Path target = folder.resolve("models/pretrained/pendulum-fast");
    Files.createDirectories(target.getParent());
    DirectoryWriter.write(target, copy -> DirectoryWriter.copy(source, copy));
    System.setProperty("swingup.home", folder.toString());
    return target;
  }

  @Test
  void listsAll() throws IOException {
    assertThat(swingup.run("pretrained")).as(swingup.err()).isZero();
    assertThat(swingup.out().lines()).hasSameSizeAs(PretrainedPolicies.names());
    assertThat(swingup.out())
        .containsPattern(
            "(?m)^pendulum-fast +Pendulum-v1 +ddpg +mean return -1\\d\\d\\.\\d \\[.*\\] of 1000 starts$");
  }

  @Test
  void playsFilmsAndMapsThem() throws IOException {
    Path film = folder.resolve("a.gif");
    Path map = folder.resolve("a.png");

    assertThat(swingup.run("evaluate", "--model=" + FAST, "--starts=3")).isZero();
    assertThat(swingup.out()).containsPattern("mean_return +-\\d");
    assertThat(swingup.run("film", "--model=" + FAST, "--out=" + film)).isZero();
    assertThat(film).isNotEmptyFile();
    assertThat(swingup.run("map", FAST, "--out=" + map)).as(swingup.err()).isZero();
    assertThat(ImageIO.read(map.toFile()).getWidth()).isEqualTo(440); // an action, no value
  }

  @Test
  void trainingStartsFromThem() {
    String[] more = {
      "--preset=pendulum-fast",
      "--initial-actor=" + FAST,
      "--steps=2",
      "--set=environment.time_limit=2",
      "--set=evaluation.starts=1",
      "--set=evaluation.selection_starts=1",
      "--set=recording.pictures=false",
      "--directory=" + folder
    };
    String[] command = new String[more.length + 1];
    command[0] = "train";
    System.arraycopy(more, 0, command, 1, more.length);

    assertThat(swingup.run(command)).as(swingup.err()).isZero();
    assertThat(folder.resolve("models/pendulum-fast-seed0/manifest.json"))
        .content()
        .contains("pretrained/pendulum-fast");
  }

  @Test
  void unknownNamesAreRefusedWithThoseThereAre() {
    for (String command : new String[] {"evaluate", "serve"}) {
      assertThat(swingup.run(command, "--model=pretrained:pendulum-fasd")).isEqualTo(2);
      assertThat(swingup.err())
          .startsWith("swingup: the pretrained policy must be one of [")
          .contains("was \"pendulum-fasd\"; did you mean pendulum-fast?")
          .hasLineCount(1);
    }
  }

  @Test
  void aDamagedCardIsNamed() throws IOException {
    Path card = moved().resolve("results.json");
    Files.writeString(card, Files.readString(card).replace("\"low\"", "\"lowest\""));

    assertThat(swingup.run("evaluate", "--model=" + FAST)).isEqualTo(1);
    assertThat(swingup.err())
        .startsWith(
            "swingup: " + card + " is not what was written: the field returns.low is missing")
        .hasLineCount(1);
    assertThat(swingup.run("pretrained")).isEqualTo(1);
    assertThat(swingup.err()).contains("the field returns.low is missing").hasLineCount(1);
  }

  @Test
  void aModelThatIsNotTheCardsIsNamed() throws IOException {
    Path model = moved();
    Path data = model.resolve("variables/variables.data-00000-of-00001");
    byte[] bytes = Files.readAllBytes(data);
    bytes[0]++;
    Files.write(data, bytes);

    assertThat(swingup.run("evaluate", "--model=" + FAST)).isEqualTo(1);
    assertThat(swingup.err())
        .startsWith("swingup: " + data + " is not what its card says: its SHA-256 must be ")
        .hasLineCount(1);
    Files.delete(data);
    assertThat(swingup.run("map", FAST)).isEqualTo(1);
    assertThat(swingup.err()).isEqualTo("swingup: " + data + " is missing\n");
  }
}
