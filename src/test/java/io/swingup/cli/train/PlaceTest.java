package io.swingup.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.sweep.search.SearchDirectory;
import io.swingup.usage.UsageException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {
  @Test
  void placesAreThisMachineItsThreadsAndClusters() {
    assertThat(Place.parse("local")).isEqualTo(new Place("", 0));
    assertThat(Place.parse("local[2]")).isEqualTo(new Place("local[2]", 2));
    assertThat(Place.parse("spark://node-1.lab:7077"))
        .isEqualTo(new Place("spark://node-1.lab:7077", 0));
    assertThat(Place.parse("spark://[::1]:65535")).isEqualTo(new Place("spark://[::1]:65535", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Local",
        "local[0]",
        "local[]",
        "local[*]",
        "spark://",
        "spark://host",
        "spark://:7077",
        "spark://host:0",
        "spark://host:65536",
        "spark://a b:1",
        "spark://host:7077/",
        "yarn"
      })
  void allElseIsRefused(String text) {
    assertThatThrownBy(() -> Place.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessage("--on must be local, local[N] or spark://HOST:PORT, was \"" + text + "\"");
  }

  @Test
  void memoryBoundsWhatRunsOnThisMachine() {
    assertThatThrownBy(() -> Place.parse("local[9999]").requireRoom(null))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("N in --on local[N] must be in [1, ");
    assertThatThrownBy(() -> Place.parse("local").requireRoom(100_000))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--jobs must be in [1, ");
    assertThatThrownBy(() -> Place.parse("spark://host:7077").requireRoom(0))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("--jobs must be in [1, ");
    Place.parse("spark://host:7077").requireRoom(1_000);
  }

  /* The tests have the part of Spark that is compiled against, which does not run. */
  @Test
  void withoutSparkThereIsASentence() {
    SearchDirectory home = new SearchDirectory(Path.of("nowhere"), "s");
    assertThatThrownBy(() -> Place.parse("local[1]").use(home, () -> false, (runner, slots) -> {}))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "--on local[1] needs Spark, which make spark gathers in a checkout: run that first");
  }
}
