package io.swingup.environment.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.golden.GoldenFile;
import io.swingup.golden.GoldenRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Compares with what Gymnasium's LunarLanderContinuous-v3 did; each file says which version and
 * how.
 */
class LunarLanderGoldenTest {
  private static final List<GoldenRow> FLIGHTS = GoldenFile.rows("lunar_lander_flights.csv");

  @Test
  void drawsTheNumbersThatGymnasiumDraws() {
    assertThat(LunarLanderRecording.terrains(GoldenFile.rows("lunar_lander_terrain.csv")))
        .isEmpty();
  }

  @Test
  void fliesAsGymnasiumDoes() {
    assertThat(LunarLanderRecording.flights(FLIGHTS)).isEmpty();
  }

  @Test
  void landsAsOftenAndAsWellAsGymnasiumDoes() {
    PilotReturns returns = PilotReturns.of(GoldenFile.rows("lunar_lander_returns.csv"));

    assertThat(returns.differences()).isEmpty();
    assertThat(returns.here()).hasSize(100).anyMatch(each -> each > 250);
  }

  @Test
  void theRecordingHasFiftyStepsOfEveryWorldAndPolicy() {
    assertThat(FLIGHTS)
        .filteredOn(row -> row.int32("step") == 49)
        .extracting(row -> row.text("world") + " " + row.text("policy"))
        .contains("plain none", "plain main", "plain random", "plain pilot")
        .contains("light random", "windy random", "stormy random");
  }
}
