package io.swingup;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path POLICY = Path.of("src/test/resources/golden/keras_export");
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void javaExamplePrintsTheAction() throws IOException, ReflectiveOperationException {
    float expected;
    try (SavedPolicy policy = Policies.load(POLICY)) {
      expected = policy.act(new float[] {1, 0, 0.5f}, 1)[0];
    }

    assertThat(run(example())).isEqualTo(expected + System.lineSeparator());
  }

  private static String example() throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(Path.of("README.md")));
    assertThat(found.find()).isTrue();
    String code = found.group(1);
    assertThat(code).contains("models/keras-example-seed0/best");
    return code.replace("models/keras-example-seed0/best", POLICY.toString());
  }

  private String run(String code) throws IOException, ReflectiveOperationException {
    Path source = folder.resolve("Example.java");
    Files.writeString(
        source,
        "import io.swingup.storage.model.*; import java.nio.file.Path; public class Example {"
            + " public static void main(String[] a) throws Exception {"
            + code
            + "}}");
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    String classpath = System.getProperty("java.class.path");
    assertThat(compiler.run(null, null, null, "-cp", classpath, source.toString())).isZero();
    return printed(folder);
  }

  private static String printed(Path classes) throws IOException, ReflectiveOperationException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      loader
          .loadClass("Example")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
