package io.swingup;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.docs.Markdown;
import io.swingup.environment.EnvironmentContract;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.run.TrainingRun;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path POLICY = Path.of("src/test/resources/golden/keras_export");
  private static final Pattern SERVICE = Pattern.compile("echo (\\w+) > cart/(\\S+)");
  private static final Pattern COMMAND = Pattern.compile("train --environment (\\S+)");

  @TempDir Path folder;

  @Test
  void javaExamplePrintsTheAction() throws IOException, ReflectiveOperationException {
    float expected;
    try (SavedPolicy policy = Policies.load(POLICY)) {
      expected = policy.act(new float[] {1, 0, 0.5f}, 1)[0];
    }
    String named = "models/keras-example-seed0/best";
    String code = only(Markdown.code(README, "java", named)).replace(named, POLICY.toString());

    assertThat(run(code)).isEqualTo(expected + System.lineSeparator());
  }

  @Test
  void javaExampleTrains() throws IOException, ReflectiveOperationException {
    String example = only(Markdown.code(Path.of("docs/interop.md"), "java", "TrainingRun"));
    assertThat(example).contains("Path.of(\".\")", "20 episodes");
    String code =
        example
            .replace("Path.of(\".\")", "Path.of(\"" + folder + "\")")
            .replace("20 episodes", "1 episodes");

    run(code);

    assertThat(folder.resolve("models/mine/manifest.json")).isNotEmptyFile();
  }

  @Test
  void environmentExampleKeepsTheContractAndTrains() throws IOException {
    String code = only(Markdown.code(README, "java", "implements Environment"));
    compile("Cart", code);
    Matcher service = found(SERVICE, only(Markdown.code(README, "sh", "META-INF/services")));
    Path file = folder.resolve(service.group(2));
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, service.group(1));
    Matcher command = found(COMMAND, only(Markdown.code(README, "sh", "META-INF/services")));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      thread.setContextClassLoader(loader);
      EnvironmentProvider provider = Environments.provider(command.group(1));

      assertThat(EnvironmentContract.of(provider).violations()).isEmpty();
      assertThat(train(provider.id()).best()).isNotEmptyDirectory();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private RunDirectory train(String environment) throws IOException {
    RunDirectory run = RunDirectory.create(folder, "run");
    ConfigReader config =
        new ConfigReader(ConfigReader.DEFAULT)
            .set("environment.id", environment)
            .set("training.budget", "150 steps")
            .set("training.warm_up.learning_starts", "140")
            .set("evaluation.starts", "2");
    try (TrainingRun training = TrainingRun.of(config.read())) {
      training.train(run, null, new TrainingListener() {}, () -> false);
    }
    return run;
  }

  private static String only(List<String> blocks) {
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  private static Matcher found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher;
  }

  private void compile(String type, String code) throws IOException {
    Path source = folder.resolve(type + ".java");
    Files.writeString(source, code);
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    String classpath = System.getProperty("java.class.path");
    assertThat(compiler.run(null, null, null, "-cp", classpath, source.toString())).isZero();
  }

  /* Runs statements and returns what they print. */
  private String run(String statements) throws IOException, ReflectiveOperationException {
    compile(
        "Example",
        "import io.swingup.run.*; import io.swingup.storage.config.*; import io.swingup.training.*;"
            + " import io.swingup.training.config.*;"
            + " import io.swingup.storage.file.*; import io.swingup.storage.model.*;"
            + " import java.nio.file.Path; public class Example {"
            + " public static void main(String[] a) throws Exception {"
            + statements
            + "}}");
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
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
