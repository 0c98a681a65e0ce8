package io.swingup.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.usage.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledProvidersTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir Path folder;

  @AfterEach
  void giveTheClassLoaderBack() {
    Thread.currentThread().setContextClassLoader(before);
  }

  /** Puts a jar on the class path whose services file has these lines. */
  private Path install(String... lines) throws IOException {
    Path jar = folder.resolve("my own.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      out.putNextEntry(new JarEntry("META-INF/services/" + EnvironmentProvider.class.getName()));
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before);
    Thread.currentThread().setContextClassLoader(loader);
    return jar;
  }

  @Test
  void whatCannotBeLoadedIsLeftOutWithJarClassAndReason() throws IOException {
    Path jar =
        install(
            "# a comment",
            "own.Missing # another",
            Throwing.class.getName(),
            WithoutConstructor.class.getName(),
            Unspecified.class.getName(),
            "java.lang.String",
            Whole.class.getName());

    String names = jar + " names the environment provider ";
    assertThat(InstalledProviders.load().problems())
        .containsExactly(
            names + "own.Missing, but there is no such class",
            names
                + Throwing.class.getName()
                + ", but its constructor failed: java.lang.IllegalStateException: no licence",
            names
                + WithoutConstructor.class.getName()
                + ", but it cannot be created: java.lang.NoSuchMethodException: "
                + WithoutConstructor.class.getName()
                + ".<init>()",
            names
                + Unspecified.class.getName()
                + ", but it cannot be created: Exception java.lang.IllegalArgumentException: actions"
                + " must have bounds within ±1e9, as training is in single precision, but action_0 of"
                + " Own-v0 lies in [-Infinity, Infinity] [in thread \"main\"]",
            names
                + "java.lang.String, but it cannot be created: java.lang.ClassCastException: class"
                + " java.lang.String");
    assertThat(Environments.providers())
        .extracting(EnvironmentProvider::id)
        .contains("Whole-v0", "Pendulum-v1");
  }

  @Test
  void whoAsksForAnUnknownEnvironmentIsToldWhatCouldNotBeLoaded() throws IOException {
    Path jar = install("own.Missing");

    assertThat(Environments.provider("Pendulum-v1").id()).isEqualTo("Pendulum-v1");
    assertThatThrownBy(() -> Environments.provider("Own-v0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was \"Own-v0\"; " + jar + " names the environment provider own.Mi");
  }

  @Test
  void anUnknownEnvironmentIsWrongUsageWhereAllWereLoaded() throws IOException {
    install(Whole.class.getName());

    assertThatThrownBy(() -> Environments.provider("Own-v0")).isInstanceOf(UsageException.class);
  }

  /** Can be loaded. */
  public static class Whole implements EnvironmentProvider {
    @Override
    public String id() {
      return "Whole-v0";
    }

    @Override
    public String description() {
      return "A task of the test.";
    }

    @Override
    public Environment create() {
      return new Descent();
    }
  }

  /** Needs something that is not there. */
  public static final class Throwing extends Whole {
    public Throwing() {
      throw new IllegalStateException("no licence");
    }
  }

  /** Has a constant that cannot be. */
  public static final class Unspecified extends Whole {
    static final EnvironmentSpec SPEC =
        new EnvironmentSpec("Own-v0", Box.symmetric(1), Box.symmetric(Float.POSITIVE_INFINITY));
  }

  /** Was not meant for this. */
  public static final class WithoutConstructor extends Whole {
    public WithoutConstructor(int size) {
      assertThat(size).isPositive();
    }
  }
}
