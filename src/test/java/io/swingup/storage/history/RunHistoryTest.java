package io.swingup.storage.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swingup.storage.file.OpenFiles;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.RunHistory.Episode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunHistoryTest {
  private static final String FIXED = "episode,length_steps,total_steps,return,mean_return_40";
  private static final String TIMES = "elapsed_seconds,steps_per_second\r\n";

  @TempDir Path folder;
  private RunDirectory run;

  @BeforeEach
  void makeARun() throws IOException {
    run = RunDirectory.create(folder, "a");
    Files.writeString(run.evaluations(), "total_steps\r\n");
  }

  private RunHistory read(String episodes) throws IOException {
    Files.write(run.episodes(), episodes.getBytes(StandardCharsets.ISO_8859_1));
    return RunHistory.read(run);
  }

  @Test
  void readsTheMetricsOfAnyAlgorithmByName() throws IOException {
    RunHistory history =
        read(
            FIXED
                + ",entropy,temperature,unused,"
                + TIMES
                + "1,5,5,-3,-3,,0.2,,1.5,9\r\n2,4,9,-1,-2,0.5,0.1,,2.5,9\r\n");

    assertThat(history.missing()).isEmpty();
    assertThat(history.metrics()).containsExactly("entropy", "temperature");
    Episode last = history.episodes().get(1);
    assertThat(last.metrics())
        .containsEntry("entropy", OptionalDouble.of(0.5))
        .containsEntry("temperature", OptionalDouble.of(0.1))
        .containsEntry("unused", OptionalDouble.empty())
        .hasSize(3);
    assertThat(last.totalSteps()).isEqualTo(9);
    assertThat(last.meanReturn40()).isEqualTo(-2);
    assertThat(last.elapsedSeconds()).isEqualTo(2.5);
  }

  @Test
  void readsAHistoryWithoutMetrics() throws IOException {
    RunHistory history = read(FIXED + "," + TIMES + "1,5,5,-3,-3,1.5,9\r\n");

    assertThat(history.episodes()).hasSize(1);
    assertThat(history.metrics()).isEmpty();
  }

  @ParameterizedTest(name = "damage {index}")
  @ValueSource(
      strings = {"a,,b\r\n1,2,3\r\n", "a,a\r\n1,2\r\n", "\u00e9\u00ff\r\n1\r\n", "\"a\r\n", ""})
  void closesAFileWhoseHeaderIsDamaged(String text) throws IOException {
    assertThat(read(text).episodes()).isEmpty();

    assumeTrue(OpenFiles.areListed(), "the open files can be counted");
    assertThat(OpenFiles.in(folder)).isEmpty();
  }

  @Test
  void keepsTheRowsBeforeADamagedOne() throws IOException {
    RunHistory history = read(FIXED + ",loss," + TIMES + "1,5,5,-3,-3,1,1.5,9\r\n2,4,9,-1,-2,NaN");

    assertThat(history.episodes()).hasSize(1);
    assertThat(history.missing())
        .singleElement()
        .asString()
        .startsWith(run.episodes() + " is damaged after 1 rows: ");
  }
}
