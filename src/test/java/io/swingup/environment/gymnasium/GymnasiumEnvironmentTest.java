package io.swingup.environment.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentContractTest;
import io.swingup.environment.EnvironmentException;
import io.swingup.environment.Environments;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import io.swingup.usage.UsageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bridge against a stand-in for Gymnasium whose task fails on request. */
class GymnasiumEnvironmentTest implements EnvironmentContractTest {
  private static final String ID = "gymnasium:Line-v0";
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Path python = Path.of("");

  @BeforeEach
  void writeAPython() throws IOException {
    python = Pythons.withStubs(folder);
  }

  @Override
  public Environment newEnvironment() {
    return task();
  }

  private Environment task(Object... parameters) {
    return named(ID, parameters);
  }

  private Environment named(String id, Object... parameters) {
    TreeMap<String, Object> all = new TreeMap<>(Map.of("python", python.toString()));
    for (int i = 0; i < parameters.length; i += 2) {
      Object value = parameters[i + 1];
      all.put(parameters[i].toString(), value instanceof Path path ? path.toString() : value);
    }
    return CheckedEnvironment.of(Environments.provider(new EnvironmentConfig(id, 0, all)));
  }

  @Test
  void hasTheSpacesOfTheTask() {
    try (Environment task = task()) {
      assertThat(task.spec().id()).isEqualTo(ID);
      assertThat(task.spec().observation().high()).isEqualTo(FloatVector.of(1000, 1000));
      assertThat(task.spec().action().low()).isEqualTo(FloatVector.of(-1));
    }
  }

  @Test
  void seedsAreUnsigned() {
    try (Environment task = task()) {
      assertThat(task.reset(42).observation().get(0)).isEqualTo(42);
      assertThat(task.reset(-1).observation().get(0)).isEqualTo(615); // 2^64 - 1
    }
  }

  @Test
  void aTimeLimitOfGymnasiumCutsOff() {
    try (Environment task = task("steps", 2)) {
      task.reset(0);
      TimeStep first = task.step(0.5);
      TimeStep last = task.step(-0.25);

      assertThat(first.isLast()).isFalse();
      assertThat(first.reward()).isEqualTo(0.5);
      assertThat(last.isTruncated()).isTrue();
      assertThat(last.discount()).isEqualTo(1);
    }
  }

  @Test
  void theTaskEndsEvenInTheStepThatTheLimitWouldCutOff() {
    try (Environment task = task("steps", 1)) {
      task.reset(0);
      TimeStep last = task.step(7);

      assertThat(last.isTerminated()).isTrue();
      assertThat(last.reward()).isEqualTo(1); // the action is clipped
    }
  }

  @Test
  void aTaskThatTakesSinglePrecisionAloneGetsIt() {
    try (Environment task = task("fault", "single")) {
      task.reset(0);
      assertThat(task.step(0.5).reward()).isEqualTo(0.5);
      assertThat(task.step(0.25).reward()).isEqualTo(0.25);
    }
  }

  @Test
  void whatLibrariesPrintAndReadDoesNotDisturb() {
    try (Environment task = task("fault", "chatter")) {
      task.reset(3);
      task.step(0);
      assertThat(task.step(0).observation().get(1)).isEqualTo(2);
      assertThat(task.step(0).observation().get(1)).isEqualTo(3);
    }
  }

  @Test
  void importsAPackageThatRegistersTheTask() {
    try (Environment task = named("gymnasium:json:Line-v0")) {
      assertThat(task.reset(1).observation().get(0)).isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "broken | ValueError: the rope broke (LINE)",
        "exits | SystemExit: enough (LINE)",
        "dies | its Python process ended with exit code 3",
        "crashes | its Python process was ended by signal 9",
        "narrow | step must return an observation of size 2, returned size 1",
        "nan | step must return numbers that are finite in single precision, but reward was NaN",
      })
  void saysHowAStepFailed(String fault, String sentence) {
    try (Environment task = task("fault", fault)) {
      task.reset(0);
      task.step(0);

      assertThatThrownBy(() -> task.step(0))
          .isInstanceOf(EnvironmentException.class)
          .message()
          .satisfies(
              message ->
                  assertThat(
                          message.replaceAll(
                              "\\(\\S+/gymnasium/__init__.py, line \\d+\\)", "(LINE)"))
                      .isEqualTo("the environment " + ID + " failed: " + sentence));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "discrete | actions must be a Box, were Discrete(2)",
        "integers | actions must be real numbers, were Box([0], [3], int64)",
        "nested | observations must be a Box, were {'place': ",
        "unbounded | actions must have bounds within ±1e9, as training is in single precision",
      })
  void refusesSpacesThatAreNotContinuous(String fault, String sentence) {
    assertThatThrownBy(() -> task("fault", fault))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(ID + ": " + sentence);
  }

  @Test
  void refusesParametersThatTheTaskRefuses() {
    assertThatThrownBy(() -> task("rope", "thin"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("with {'rope': 'thin'}: TypeError: ")
        .hasMessageContaining("unexpected keyword argument 'rope'");
    assertThatThrownBy(() -> task("width", -1.5))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(
            "with {'width': -1.5}: ValueError: width must be positive, was -1.5 (");
  }

  @Test
  void namesWhatGymnasiumDoesNotHave() {
    assertThatThrownBy(() -> named("gymnasium:Lin-v0"))
        .isInstanceOf(UsageException.class)
        .hasMessage("gymnasium:Lin-v0: Environment `Lin-v0` doesn't exist.");
    assertThatThrownBy(() -> named("gymnasium:no_such_package:Line-v0"))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("No module named 'no_such_package'");
    assertThatThrownBy(() -> named("gymnasium:"))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("gymnasium: must be followed by an id of Gymnasium");
  }

  @Test
  void namesAPythonWithoutGymnasium() throws IOException {
    python = Pythons.bare(folder);

    assertThatThrownBy(this::task)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(ID + ": ")
        .hasMessageContaining(" cannot import gymnasium: No module named 'gymnasium'; ")
        .hasMessageEndingWith(" -m pip install gymnasium installs it");
  }

  @Test
  void namesAPythonThatIsNotThere() {
    python = folder.resolve("nothing");

    assertThatThrownBy(this::task)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            ID + " needs a Python with gymnasium, which --python names, but " + python)
        .hasMessageEndingWith("No such file or directory");
  }

  @Test
  void refusesAProgramThatDoesNotSpeakTheProtocol() throws IOException {
    python =
        Pythons.write(
            folder.resolve("other"),
            "printf '\\021\\000\\000\\000S\\007\\000\\000\\000123456789012'; cat > /dev/null");
    assertThatThrownBy(this::task)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageEndingWith("its Python process speaks protocol 7 instead of 1");

    python = Pythons.write(folder.resolve("echo"), "echo hello; cat > /dev/null");
    assertThatThrownBy(this::task)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("its Python process answered with a frame of ");

    python = Pythons.write(folder.resolve("silent"), "exit 7");
    assertThatThrownBy(this::task)
        .isInstanceOf(EnvironmentException.class)
        .hasMessageEndingWith("its Python process ended with exit code 7");
  }

  @Test
  void drawsItselfWhereItIsMadeToBeFilmed() {
    try (Environment task = task("render_mode", "rgb_array");
        Environment blind = task()) {
      task.reset(0);
      task.step(0);
      BufferedImage picture = task.picture().orElseThrow();

      assertThat(picture.getWidth()).isEqualTo(6);
      assertThat(picture.getHeight()).isEqualTo(4);
      assertThat(picture.getRGB(5, 3)).isEqualTo(0xffff0a00);
      assertThat(blind.picture()).isEmpty();
    }
  }

  @Test
  void aStepThatNeverComesBackIsEnded() {
    PythonProcess process = PythonProcess.start(ID, python.toString(), Duration.ofSeconds(5));
    try (Environment task =
        GymnasiumEnvironment.make(ID, new TreeMap<>(Map.of("fault", "hang")), process)) {
      task.reset(0);
      task.step(0);

      assertThatThrownBy(() -> task.step(0))
          .isInstanceOf(EnvironmentException.class)
          .hasMessage(
              "the environment %s failed: its Python process did not answer within 5 s;"
                  + " SWINGUP_JAVA_OPTIONS=-Dswingup.gymnasium.deadline=SECONDS allows more",
              ID);
    }
  }

  @ParameterizedTest
  @CsvSource({"none", "late"}) // the latter does not close
  void thePythonProcessEndsWithTheEnvironment(String fault) throws Exception {
    Path note = folder.resolve("pid");
    ProcessHandle process;
    try (Environment task = task("fault", fault, "note", note)) {
      assertThat(task.reset(0).isLast()).isFalse();
      process = ProcessHandle.of(Long.parseLong(Files.readString(note))).orElseThrow();
    }

    process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
  }
}
