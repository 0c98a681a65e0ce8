package io.swingup.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.swingup.statistics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {
  private static final Offset<Double> PUBLISHED = within(0.06);

  @TempDir Path folder;

  private Reference read(String returns, String figures) throws IOException {
    Files.writeString(folder.resolve("returns.csv"), returns.replace(';', '\n'));
    Files.writeString(folder.resolve("figures.csv"), figures.replace(';', '\n'));
    return Reference.read(folder);
  }

  /** The table of the results has these quartiles of the original. */
  @ParameterizedTest
  @CsvSource({
    "mean_return_40_at_40, -642.8, -598.6, -562.6",
    "mean_return_40_at_60, -197.1, -179.3, -158.2",
    "mean_return_40_at_80, -198.5, -178.9, -164.5",
    "mean_return_40_at_100, -205.2, -184.3, -168.8",
    "steps_to_first_solved, 3250, 3700, 4200",
    "worst_return_after_50, -655.0, -503.4, -383.9",
    "noise_free_mean_return, -146.9, -142.9, -141.6"
  })
  void theRunsOfTheOriginalHaveThePublishedFigures(
      String figure, double first, double median, double third) throws IOException {
    Sample sample = Sample.of(Reference.read(Path.of("data/reference")).figures(-200), figure);

    assertThat(sample.values()).hasSize(30);
    assertThat(sample.quantile(0.25)).isCloseTo(first, PUBLISHED);
    assertThat(sample.quantile(0.5)).isCloseTo(median, PUBLISHED);
    assertThat(sample.quantile(0.75)).isCloseTo(third, PUBLISHED);
  }

  @Test
  void figuresBesideTheReturnsMayBeMissing() throws IOException {
    Files.writeString(folder.resolve("returns.csv"), "seed,total_steps,return\n3,7,-250\n3,9,-150");

    List<Map<String, Double>> figures = Reference.read(folder).figures(-200);

    assertThat(figures).containsExactly(Map.of("steps_to_first_solved", 9.0));
    assertThat(Reference.NONE.figures(-200)).isEmpty();
  }

  @Test
  void returnsTellWhatFiguresRepeatAndAnEmptyValueIsNone() throws IOException {
    Reference reference =
        read(
            "seed,total_steps,return;3,7,-150",
            "seed,figure,value;3,steps_to_first_solved,1;3,other,2;3,never,");

    assertThat(reference.figures(-200).get(0))
        .containsExactly(entry("steps_to_first_solved", 7.0), entry("other", 2.0));
  }

  @ParameterizedTest
  @CsvSource({
    "'seed,total_steps,return', '', a row for each episode",
    "'seed,return;0,-1', '', must have the column total_steps",
    "'seed,total_steps,return;0,200,NaN', '', 'return must be a finite number, was \"NaN\"'",
    "'total_steps,return;200,-1', '', every row must have a seed",
    "'seed,total_steps,return;0,200,-1', 'seed,figure,value;0,x,y', 'value must be a finite'",
    "'seed,total_steps,return;0,200,-1', 'seed,figure,value;1,x,2', 'returns.csv, [0], was \"1\"'"
  })
  void namesWhatIsWrong(String returns, String figures, String problem) {
    assertThatThrownBy(() -> read(returns, figures))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(problem);
  }

  @Test
  void namesAFileThatIsMissing() {
    assertThatThrownBy(() -> Reference.read(folder.resolve("typo")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("typo");
  }
}
