package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.swingup.environment.pendulum.PendulumProvider;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentsTest {

  @Test
  void createsAnEnvironmentById() {
    try (Environment environment = Environments.create("Pendulum-v1")) {
      assertThat(environment.spec().id()).isEqualTo("Pendulum-v1");
    }
  }

  @Test
  void listsTheProvidersSortedById() {
    assertThat(Environments.providers()).extracting(EnvironmentProvider::id).isSorted();
    assertThat(Environments.providers()).hasAtLeastOneElementOfType(PendulumProvider.class);
  }

  @Test
  void sortsProvidersById() {
    List<EnvironmentProvider> providers = List.of(new NamedProvider("b"), new NamedProvider("a"));

    assertThat(Environments.byId(providers).keySet()).containsExactly("a", "b");
  }

  @Test
  void namesTheKnownIdsAndTheNearestOfThemForAnUnknownOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Environments.create("Pendulm-v1"))
        .withMessageStartingWith("environment must be one of [")
        .withMessageEndingWith("was \"Pendulm-v1\"; did you mean Pendulum-v1?");
  }

  @Test
  void refusesTwoProvidersOfOneId() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Environments.byId(
                    List.of(new PendulumProvider(), new NamedProvider("Pendulum-v1"))))
        .withMessage(
            "both %s and %s offer the environment Pendulum-v1",
            PendulumProvider.class.getName(), NamedProvider.class.getName());
  }

  @Test
  void knowsNoBestReturnUnlessAProviderSaysSo() {
    assertThat(new NamedProvider("a").bestKnownReturn(0)).isEmpty();
  }

  private record NamedProvider(String id) implements EnvironmentProvider {
    @Override
    public String description() {
      return "A task of the test.";
    }

    @Override
    public Environment create() {
      return new Descent();
    }
  }
}
