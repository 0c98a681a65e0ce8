package io.swingup.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFinderTest {
  @TempDir Path root;
  private RunDirectory run;

  @BeforeEach
  void makeARun() throws IOException {
    run = RunDirectory.create(root, "pendulum-seed0");
  }

  private void link(String from, String to) throws IOException {
    Files.createSymbolicLink(root.resolve(from), Path.of(to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models/pendulum-seed0",
        "data/pendulum-seed0",
        "models/pendulum-seed0/",
        "data/../models/pendulum-seed0"
      })
  void findsARunByEitherDirectory(String directory) {
    assertThat(RunFinder.find(root.resolve(directory))).isEqualTo(run);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsLinks() throws IOException {
    link("latest", "models/pendulum-seed0");
    link("newest", "latest");
    link("models/last", "pendulum-seed0");
    link("runs", "models");

    for (String name : new String[] {"latest", "newest", "models/last", "runs/pendulum-seed0"}) {
      assertThat(RunFinder.find(root.resolve(name)).data().toRealPath())
          .as(name)
          .isEqualTo(run.data().toRealPath());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void findsARunWhoseDirectoriesAreLinks() throws IOException {
    Files.move(run.models(), root.resolve("elsewhere"));
    link("models/pendulum-seed0", "../elsewhere");
    link("latest", "models/pendulum-seed0");

    assertThat(RunFinder.find(run.models())).isEqualTo(run);
    assertThat(RunFinder.find(root.resolve("latest"))).isEqualTo(run);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysWhereALinkLeadsThatLeadsToNoRun() throws IOException {
    link("latest", "models/gone");
    link("loop", "loop");

    assertThatThrownBy(() -> RunFinder.find(root.resolve("latest")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("there is no run " + root.resolve("latest"))
        .hasMessageContaining(root.resolve("models/gone").toString());
    assertThatThrownBy(() -> RunFinder.find(root.resolve("loop")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("must be a directory in models or data");
  }

  @Test
  void proposesTheRunThatWasMeant() {
    assertThatThrownBy(() -> RunFinder.find(root.resolve("models/pendulum-sed0")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("there is no run ")
        .hasMessageEndingWith("; did you mean " + run.models() + "?");
    assertThatThrownBy(() -> RunFinder.find(run.models().resolve("policy")))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("; did you mean " + run.models() + "?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"metadata/a", "mymodels/a", "a", "", "models", "/", "models/a b"})
  void saysHowARunIsNamed(String directory) {
    Path path = root.resolve(directory);

    assertThatThrownBy(() -> RunFinder.find(path))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "a run must be a directory in models or data, such as models/<run>, was " + path);
  }

  @Test
  void namesBothDirectoriesThatARunNeeds() throws IOException {
    Files.createDirectory(root.resolve("models/b"));

    assertThatThrownBy(() -> RunFinder.find(root.resolve("models/b")))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "there is no run %s: it needs both %s and %s"
                .formatted(
                    root.resolve("models/b"), root.resolve("data/b"), root.resolve("models/b")));
  }
}
