package io.swingup.storage.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunPartTest {
  private static final RunPart FIRST =
      new RunPart(0, Map.of("java", "17", "tensorflow", "2.18.0", "initial_actor", "models/a"));

  @Test
  void addsNothingWhereNothingHasChanged() {
    assertThat(RunPart.resumed(List.of(FIRST), 400, Map.of("java", "17", "tensorflow", "2.18.0")))
        .containsExactly(FIRST);
  }

  @Test
  void keepsWhatTrainedEachPart() {
    List<RunPart> parts =
        RunPart.resumed(List.of(FIRST), 400, Map.of("java", "21", "tensorflow", "2.18.0"));

    assertThat(parts)
        .containsExactly(
            FIRST,
            new RunPart(
                400, Map.of("java", "21", "tensorflow", "2.18.0", "initial_actor", "models/a")));
    assertThat(parts.get(1).differences(parts.get(0))).isEqualTo("java was 17, is 21");
  }

  @Test
  void saysNothingOfWhatDoesNotTouchTheNumbersOrWasNotRecorded() {
    List<RunPart> parts =
        RunPart.resumed(
            List.of(new RunPart(0, Map.of("java", "17", "cores", "2"))),
            400,
            Map.of("java", "17", "cores", "8", "cpu", "AMD EPYC"));

    assertThat(parts).hasSize(2);
    assertThat(parts.get(1).differences(parts.get(0))).isEmpty();
  }
}
