package io.swingup.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.statistics.Aggregates;
import io.swingup.statistics.Scores;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.config.ConfigWriter;
import io.swingup.storage.config.RunEnvironment;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.PretrainedCard;
import io.swingup.storage.model.PretrainedPolicies;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PretrainedTest {
  private static final long MOST_BYTES = 1_000_000;

  /** What other processors may round otherwise, in returns of about a hundred and more. */
  private static final double TOLERANCE = 0.05;

  @TempDir Path folder;

  static List<String> names() throws IOException {
    return PretrainedPolicies.names();
  }

  private static PretrainedCard card(String name) throws IOException {
    return PretrainedCard.read(PretrainedPolicies.directory(name));
  }

  private static EnvironmentProvider provider(String name) throws IOException {
    return Environments.provider(
        RunEnvironment.ofModel(PretrainedPolicies.directory(name)).orElseThrow());
  }

  private static double meanOver(String name, int starts) throws IOException {
    Path model = PretrainedPolicies.directory(name);
    double[] returns = MakePretrained.play(model, provider(name), starts);
    return Aggregates.mean(Scores.ofOneTask(returns));
  }

  @ParameterizedTest
  @MethodSource("names")
  void scoresWhatTheCardSays(String name) throws IOException {
    PretrainedCard.Returns returns = card(name).returns();

    assertThat(meanOver(name, returns.first())).isCloseTo(returns.meanOfFirst(), within(TOLERANCE));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("names")
  void scoresWhatTheCardSaysFromAllStarts(String name) throws IOException {
    PretrainedCard.Returns returns = card(name).returns();

    assertThat(meanOver(name, returns.starts())).isCloseTo(returns.mean(), within(TOLERANCE));
    assertThat(returns.mean()).isBetween(returns.low(), returns.high());
  }

  @ParameterizedTest
  @MethodSource("names")
  void isSmallAndThePageIsOfTheCard(String name) throws IOException {
    Path directory = PretrainedPolicies.directory(name);
    PretrainedCard card = card(name);

    assertThat(card.preset()).isEqualTo(name).isIn(ConfigReader.PRESETS);
    assertThat(card.environment()).isEqualTo(provider(name).id());
    assertThat(directory.resolve(PretrainedCard.PAGE))
        .hasContent(CardPage.of(card, provider(name)));
    long bytes = 0;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isLessThan(MOST_BYTES);
  }

  @Test
  void refusesRunsOfOtherSettings() throws IOException {
    RunDirectory run = RunDirectory.create(folder, "a");
    Files.writeString(
        run.config(),
        ConfigWriter.toYaml(new ConfigReader("pendulum").set("agent.discount", "0.5").read()));
    Path target = folder.resolve("pretrained");

    assertThatThrownBy(() -> MakePretrained.make("pendulum", List.of(run.models()), target))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("must be a run of pendulum, but has [agent.discount");
    assertThat(target).doesNotExist();
  }
}
