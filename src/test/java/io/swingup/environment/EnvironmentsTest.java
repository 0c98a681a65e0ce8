package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.usage.UsageException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  void makesAnEnvironmentWithItsParameters() {
    EnvironmentProvider provider = Environments.provider(config("Approach-v0", "steps", 3));

    try (Environment environment = CheckedEnvironment.of(provider)) {
      environment.reset(0);
      assertThat(environment.step(0, 0).isLast()).isFalse();
      assertThat(environment.step(0, 0).isLast()).isFalse();
      assertThat(environment.step(0, 0).isLast()).isTrue();
    }
    assertThat(provider.id()).isEqualTo("Approach-v0");
    assertThat(provider.painter()).isPresent();
  }

  @Test
  void refusesAParameterThatAnEnvironmentDoesNotKnow() {
    EnvironmentProvider provider = Environments.provider(config("Pendulum-v1", "g", 10.0));

    assertThatThrownBy(() -> CheckedEnvironment.of(provider))
        .isInstanceOf(UsageException.class)
        .hasMessage("Pendulum-v1 knows no parameter g");
    assertThat(provider.solvedReturn()).isEmpty();
    assertThat(provider.bestKnownReturn(0)).isEmpty();
    assertThat(Environments.provider(new EnvironmentConfig("Pendulum-v1", 0, new TreeMap<>())))
        .isInstanceOf(PendulumProvider.class);
  }

  private static EnvironmentConfig config(String id, String parameter, Object value) {
    return new EnvironmentConfig(id, 0, new TreeMap<>(Map.of(parameter, value)));
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
