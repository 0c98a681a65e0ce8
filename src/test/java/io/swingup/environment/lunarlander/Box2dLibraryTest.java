package io.swingup.environment.lunarlander;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Box2dLibraryTest {
  private static final String PROVIDER = LunarLanderProvider.class.getName();

  @ParameterizedTest(name = "without {0}")
  @ValueSource(strings = {"gdx-box2d-1", "gdx-1", "gdx-platform", "gdx-box2d-platform"})
  void saysWhatToAddWhereAJarIsMissing(String jar) throws IOException {
    try (URLClassLoader loader = without(jar)) {
      assertThatThrownBy(() -> call(loader, "create"))
          .rootCause()
          .hasMessageStartingWith(
              "the environment LunarLanderContinuous-v3 failed: its physics engine cannot be"
                  + " loaded, which is com.badlogicgames.gdx:gdx-box2d with gdx-platform and"
                  + " gdx-box2d-platform, classifier natives-desktop: ")
          .message()
          .doesNotContain("\n");
    }
  }

  @Test
  void theProviderNeedsNoneOfThem() throws Exception {
    try (URLClassLoader loader = without("gdx")) {
      assertThat(call(loader, "id")).isEqualTo(LunarLander.ID);
    }
  }

  private static Object call(ClassLoader loader, String method)
      throws ReflectiveOperationException {
    Object provider = loader.loadClass(PROVIDER).getConstructor().newInstance();
    return provider.getClass().getMethod(method).invoke(provider);
  }

  /* The class path of this test again, without the jars whose names begin so. */
  private static URLClassLoader without(String jar) throws MalformedURLException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String[] entries = path.split(Pattern.quote(File.pathSeparator), -1);
    List<URL> kept = new ArrayList<>();
    for (String entry : entries) {
      if (!Path.of(entry).getFileName().toString().startsWith(jar)) {
        kept.add(Path.of(entry).toUri().toURL());
      }
    }
    assertThat(kept).hasSizeLessThan(entries.length);
    return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
