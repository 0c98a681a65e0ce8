package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.environment.EnvironmentContract.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The contract notices what a provider says that is not so. */
@Timeout(60)
class ProviderRulesTest {

  /** Offers the task under some id, with any painter and plane. */
  private record Offer(String id, Optional<Painter> painter, Optional<StatePlane> plane)
      implements EnvironmentProvider {
    @Override
    public String description() {
      return "A task of the test.";
    }

    @Override
    public Environment create() {
      return new Approach();
    }
  }

  /** A plane for one action more than there are. */
  private record Plane(List<String> actions, int size) implements StatePlane {
    @Override
    public Axis horizontal() {
      return new Axis("x", -1, 1, List.of("−1", "1"), false);
    }

    @Override
    public Axis vertical() {
      return horizontal();
    }

    @Override
    public FloatVector observation(Point state) {
      return FloatVector.of(new float[size]);
    }

    @Override
    public Point state(FloatVector observation) {
      return new Point(observation.get(0), observation.get(1));
    }
  }

  private static List<Finding> check(String id, Painter painter, StatePlane plane) {
    return EnvironmentContract.of(new Offer(id, Optional.of(painter), Optional.of(plane)))
        .violations();
  }

  @Test
  void namesAnotherId() {
    Offer offer = new Offer("Own-v0", Optional.empty(), Optional.empty());

    assertThat(EnvironmentContract.of(offer).violations())
        .extracting(Finding::toString)
        .containsExactly(
            "broken  is made under its own id: its specification must have the same id as its"
                + " provider, had Approach-v0");
  }

  @Test
  void namesAPainterThatDrawsNothingAndAPlaneOfOtherActions() {
    assertThat(check("Approach-v0", (canvas, seen, action) -> {}, new Plane(List.of("x"), 3)))
        .extracting(Finding::toString)
        .containsExactly(
            "broken  is drawn by its painter: the picture of a start was white",
            "broken  is mapped by its plane: 1 titles for 2 actions");
  }

  @Test
  void namesAPainterThatFailsAndAPlaneOfOtherObservations() {
    Painter painter =
        (canvas, seen, action) -> {
          throw new IllegalStateException("no paint");
        };

    assertThat(check("Approach-v0", painter, new Plane(List.of("x", "y"), 2)))
        .extracting(Finding::found)
        .containsExactly(
            "it threw java.lang.IllegalStateException: no paint",
            "it gave an observation of size 2, not 3");
  }
}
