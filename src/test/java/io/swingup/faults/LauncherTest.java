package io.swingup.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bin/swingup hands to Java, here a script that prints it. */
@Timeout(60)
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$3" = --version ]; then case $1 in $KNOWN) exit 0 ;; *) exit 1 ;; esac; fi
      printf '%s\\n' "$@"
      env | grep -E '^(LC_ALL|TF_CPP_MIN_LOG_LEVEL|LD_PRELOAD)='
      """;

  private final Map<String, String> environment = new TreeMap<>();

  @TempDir Path folder;

  @BeforeEach
  void makeACheckoutThatIsBuilt() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the launcher is a shell script");
    Path home = folder.resolve("a checkout");
    Files.createDirectories(home.resolve("src/main"));
    Files.createDirectories(home.resolve("target"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("target/classpath"), "a.jar:b.jar");
    script("a checkout/bin/swingup", Files.readString(Path.of("bin/swingup")));
    script("java home/bin/java", JAVA);
    environment.put("JAVA_HOME", folder.resolve("java home").toString());
  }

  private void script(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> launch(String... arguments) throws Exception {
    return launch(folder.resolve("a checkout/bin/swingup"), arguments);
  }

  private List<String> launch(Path launcher, String... arguments) throws Exception {
    return launch(0, launcher, arguments);
  }

  private List<String> launch(int exitCode, Path launcher, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("LC_.*|LANG|.*JAVA.*|TF_.*|XDG.*|SWINGUP_.*|LD_.*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isEqualTo(exitCode);
    return printed.lines().toList();
  }

  @Test
  void runsThroughSymbolicLinks() throws Exception {
    Path absolute =
        Files.createSymbolicLink(
            folder.resolve("absolute"), folder.resolve("a checkout/bin/swingup"));
    Files.createDirectory(folder.resolve("links"));
    Path relative =
        Files.createSymbolicLink(folder.resolve("links/relative"), Path.of("../absolute"));

    assertThat(launch(relative, "environments"))
        .isEqualTo(launch(absolute, "environments"))
        .contains(folder.toRealPath() + "/a checkout/target/swingup.jar:a.jar:b.jar")
        .containsSubsequence("io.swingup.cli.Main", "environments");
  }

  @Test
  void anUnpackedArchiveIsNeverBuilt() throws Exception {
    script("an archive/bin/swingup", Files.readString(Path.of("bin/swingup")));
    Files.createDirectories(folder.resolve("an archive/lib"));
    script("tools/make", "#!/bin/sh\necho built\n");
    environment.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    environment.put("SWINGUP_CLASSPATH", "own.jar");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("an archive/bin/swingup"));
    String home = folder.toRealPath() + "/an archive";

    assertThat(launch(link, "presets"))
        .contains("-Dswingup.home=" + home, home + "/lib/*:own.jar")
        .containsSubsequence("io.swingup.cli.Main", "presets")
        .doesNotContain("built");
  }

  @Test
  void handsArgumentsOnAsTheyAre() throws Exception {
    assertThat(launch("a b", "*", "", "--set=x=[1, 2]"))
        .containsSubsequence("io.swingup.cli.Main", "a b", "*", "", "--set=x=[1, 2]");
  }

  @Test
  void choosesCollectorAndHeapWhereTheUserDoesNot() throws Exception {
    assertThat(launch()).contains("-XX:+UseSerialGC", "-Xmx512m", "-Xmn32m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "SWINGUP_JAVA_OPTIONS"})
  void theUsersCollectorAndHeapCount(String variable) throws Exception {
    environment.put(variable, "-Da=* -XX:+UseG1GC");
    assertThat(launch()).contains("-Xmx512m").doesNotContain("-XX:+UseSerialGC", "-Xmn32m");

    environment.put(variable, "-Xmx2g");
    assertThat(launch()).contains("-XX:+UseSerialGC", "-Xmn32m").doesNotContain("-Xmx512m");

    environment.put(variable, "-XX:MaxRAMPercentage=50 -XX:NewSize=8m");
    assertThat(launch()).contains("-XX:+UseSerialGC").doesNotContain("-Xmx512m", "-Xmn32m");
  }

  @Test
  void theUsersOptionsComeAfterThoseOfTheLauncher() throws Exception {
    environment.put("SWINGUP_JAVA_OPTIONS", "-Da=1 -Db=2");
    environment.put("SWINGUP_CLASSPATH", "own.jar");

    assertThat(launch())
        .containsSubsequence("-Xmx512m", "-Da=1", "-Db=2", "-cp", "io.swingup.cli.Main")
        .anyMatch(argument -> argument.endsWith(":a.jar:b.jar:own.jar"));
  }

  @Test
  void sparkIsThereWhereTrialsRunOnIt() throws Exception {
    Path spark = Files.createDirectory(folder.resolve("a checkout/target/spark"));
    Files.writeString(spark.resolve("classpath"), "c.jar:d.jar");
    String target = folder.toRealPath() + "/a checkout/target";
    for (String where : List.of("--on=spark://host:7077", "--on=local[2]")) {
      assertThat(launch("sweep", "s.yaml", where))
          .containsSubsequence(
              "@" + target + "/spark/options",
              "-Dswingup.trial.classpath=" + target + "/swingup.jar:a.jar:b.jar",
              target + "/swingup.jar:c.jar:d.jar",
              "io.swingup.cli.Main",
              where);
    }
    assertThat(launch("sweep", "s.yaml", "--on", "local"))
        .contains(target + "/swingup.jar:a.jar:b.jar")
        .noneMatch(argument -> argument.contains("spark"));
    Files.delete(spark.resolve("classpath"));
    assertThat(launch("sweep", "s.yaml", "--on", "local[2]"))
        .contains(target + "/swingup.jar:a.jar:b.jar");
  }

  @Test
  void optionsOfNewerJavasAreGivenToThose() throws Exception {
    String access = "--enable-native-access=ALL-UNNAMED";
    String memory = "--sun-misc-unsafe-memory-access=allow";
    assertThat(launch()).doesNotContain(access, memory);

    environment.put("KNOWN", "--*");
    assertThat(launch()).contains(access, memory);
  }

  /* KNOWN says that a start of Java is asked for nothing where the file says enough. */
  @ParameterizedTest
  @CsvSource({"17.0.15, false", "23.0.2, false", "24, true", "25-ea, true", "1.8.0_452, false"})
  void theVersionIsReadFromTheFileBesideJava(String version, boolean newer) throws Exception {
    environment.put("KNOWN", newer ? "none" : "--*");
    release("IMPLEMENTOR=\"none\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
    assertThat(launch().contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(newer);
  }

  @Test
  void theFileIsFoundBehindLinks() throws Exception {
    release("JAVA_VERSION=\"25.0.1\"\n");
    Files.createDirectories(folder.resolve("tools"));
    Files.createSymbolicLink(folder.resolve("alternative"), Path.of("java home/bin/java"));
    Files.createSymbolicLink(folder.resolve("tools/java"), Path.of("../alternative"));
    environment.remove("JAVA_HOME");
    environment.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    assertThat(launch()).contains("--enable-native-access=ALL-UNNAMED");
  }

  private void release(String text) throws IOException {
    Files.writeString(folder.resolve("java home/release"), text);
  }

  @Test
  void theArchiveIsForTheJavaThatItWasMadeBy() throws Exception {
    Path archive = folder.resolve("a checkout/target/classes.jsa");
    String option =
        "-XX:SharedArchiveFile=" + folder.toRealPath() + "/a checkout/target/classes.jsa";
    Files.writeString(archive, "archived classes");
    Files.writeString(archive.resolveSibling("classes.jsa.release"), "JAVA_VERSION=\"17.0.15\"\n");
    Path size = Files.writeString(archive.resolveSibling("classes.jsa.size"), "16\n");
    assertThat(launch()).doesNotContain(option);

    release("JAVA_VERSION=\"17.0.15\"\n");
    assertThat(launch()).contains(option);

    Files.writeString(size, "17\n");
    assertThat(launch()).doesNotContain(option);

    Files.writeString(size, "16\n");
    release("JAVA_VERSION=\"17.0.16\"\n");
    assertThat(launch()).doesNotContain(option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:off", "-XX:SharedArchiveFile=own", "-XX:ArchiveClassesAtExit=x"})
  void theUsersArchiveCounts(String option) throws Exception {
    Path target = folder.resolve("a checkout/target");
    Files.writeString(target.resolve("classes.jsa"), "archived classes");
    Files.writeString(target.resolve("classes.jsa.release"), "JAVA_VERSION=\"17\"\n");
    Files.writeString(target.resolve("classes.jsa.size"), "16\n");
    release("JAVA_VERSION=\"17\"\n");
    environment.put("SWINGUP_JAVA_OPTIONS", option);
    assertThat(launch()).contains(option).noneMatch(argument -> argument.endsWith("classes.jsa"));
  }

  private String library() {
    assumeTrue(Files.exists(Path.of("/proc/self/maps")), "libraries are preloaded on Linux");
    return Path.of(System.getProperty("java.home"), "lib", "libjli.so").toString();
  }

  @Test
  void anInstalledAllocatorIsLoadedBeforeJavaUnlessTheUserSaysNone() throws Exception {
    assertThat(launch())
        .noneMatch(line -> line.matches("LD_PRELOAD=(?!/.*/lib(je|mi)malloc\\.so\\.2$).*|ERROR.*"));

    environment.put("SWINGUP_MALLOC", "none");
    assertThat(launch()).noneMatch(line -> line.matches("LD_PRELOAD.*|-Dswingup.preload.*"));
  }

  @Test
  void whatTheUserLoadsBeforeJavaStays() throws Exception {
    String library = library();
    environment.put("LD_PRELOAD", library);
    assertThat(launch())
        .contains("LD_PRELOAD=" + library)
        .noneMatch(argument -> argument.startsWith("-Dswingup.preload"));
  }

  @Test
  void theUserChoosesTheAllocator() throws Exception {
    String library = library();
    environment.put("SWINGUP_MALLOC", library);
    assertThat(launch()).contains("LD_PRELOAD=" + library, "-Dswingup.preload=");

    Path broken = Files.writeString(folder.resolve("broken.so"), "not a library");
    environment.put("SWINGUP_MALLOC", broken.toString());
    assertThat(launch(2, folder.resolve("a checkout/bin/swingup")))
        .containsExactly(
            "swingup: SWINGUP_MALLOC must be none or a library that can be loaded before Java, but"
                + " is "
                + broken);
  }

  /* The script stands for the system's; so the test depends on no locale that is installed. */
  @ParameterizedTest
  @CsvSource({
    "ANSI_X3.4-1968, C.UTF-8",
    "US-ASCII, C.UTF-8",
    "'', C.UTF-8",
    "UTF-8,",
    "ISO-8859-1,"
  })
  void aLocaleWithoutFileNamesBeyondAsciiIsReplaced(String charmap, String locale)
      throws Exception {
    script("tools/locale", "#!/bin/sh\necho not installed >&2\necho '" + charmap + "'\n");
    environment.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    List<String> printed = launch();

    if (locale == null) {
      assertThat(printed).noneMatch(line -> line.startsWith("LC_ALL="));
    } else {
      assertThat(printed).contains("LC_ALL=" + locale);
    }
    assertThat(printed).doesNotContain("not installed");
  }

  @Test
  void onlyVerboseShowsTensorFlowsLog() throws Exception {
    assertThat(launch("train")).contains("TF_CPP_MIN_LOG_LEVEL=2", "-Dswingup.quiet=true");
    assertThat(launch("train", "--verbose"))
        .contains("TF_CPP_MIN_LOG_LEVEL=0")
        .doesNotContain("-Dswingup.quiet=true");
  }

  /* The script stands for a user id that the system has no name for. */
  @Test
  void aUserWithoutAnAccountGetsAHome() throws Exception {
    script("tools/id", "#!/bin/sh\nif [ \"$1\" = -un ]; then exit 1; fi\necho 12345\n");
    environment.put("PATH", folder.resolve("tools") + ":" + System.getenv("PATH"));
    environment.put("TMPDIR", "/elsewhere");

    for (String home : List.of("", "/", "relative")) {
      environment.put("HOME", home);
      assertThat(launch())
          .contains("-Duser.home=/elsewhere/swingup-12345", "-Duser.name=12345")
          .noneMatch(argument -> argument.contains("cachedir"));
    }

    environment.put("HOME", "/home/a b");
    environment.put("XDG_CACHE_HOME", "/cache");
    assertThat(launch())
        .contains("-Duser.home=/home/a b", "-Dorg.bytedeco.javacpp.cachedir=/cache/javacpp");
  }

  @Test
  void aUserWithAnAccountKeepsTheirHome() throws Exception {
    assertThat(launch()).noneMatch(argument -> argument.matches("-Duser.*|.*cachedir.*"));
  }
}
