package io.swingup.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.file.DirectoryWriter;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.file.RunLock;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SweepTest {
  @TempDir Path folder;

  private final Heard heard = new Heard();

  /** Keeps what a sweep tells. */
  private static final class Heard implements SweepListener {
    private final List<String> events = new ArrayList<>();

    @Override
    public synchronized void onResume(long seed, Path checkpoint) {
      events.add("resume " + seed + " " + checkpoint.getFileName());
    }

    @Override
    public synchronized void onRestart(long seed) {
      events.add("restart " + seed);
    }

    @Override
    public synchronized void onFinish(SeedResult result) {
      events.add((result.trained() ? "trained " : "read ") + result.seed());
    }

    @Override
    public synchronized void onFailure(long seed, Throwable problem) {
      events.add("failed " + seed + " " + problem);
    }
  }

  private static RunConfig config(long seed, Map<String, String> more) {
    ConfigReader reader = new ConfigReader("keras-example");
    Map<String, String> settings = new TreeMap<>();
    settings.put("seed", Long.toString(seed));
    settings.put("training.episodes", "2");
    settings.put("training.time_limit", "30");
    settings.put("recording.pictures", "false");
    settings.put("agent.networks.actor_hidden", "[4]");
    settings.put("agent.networks.critic_observation", "[]");
    settings.put("agent.networks.critic_action", "[]");
    settings.put("agent.networks.critic_joint", "[4]");
    settings.put("agent.batch_size", "4");
    settings.put("evaluation.starts", "2");
    settings.put("evaluation.selection_starts", "1");
    settings.putAll(more);
    settings.forEach(reader::set);
    return reader.read();
  }

  private static SweepRequest request(Map<String, String> more) {
    return request(6, more, null);
  }

  private static SweepRequest request(long last, Map<String, String> more, @Nullable Path actor) {
    return new SweepRequest(
        LongStream.rangeClosed(5, last).mapToObj(seed -> config(seed, more)).toList(), actor);
  }

  private SweepDirectory directory(String name) {
    return new SweepDirectory(folder, name);
  }

  private SweepOutcome run(String name, SweepRequest request, BooleanSupplier stop)
      throws IOException, InterruptedException {
    heard.events.clear();
    return new Sweep(directory(name), request, heard, stop).run(1, Reference.NONE);
  }

  private static boolean never() {
    return false;
  }

  private List<String> files(String name) throws IOException {
    SweepDirectory directory = directory(name);
    List<String> contents = new ArrayList<>();
    for (Path file : List.of(directory.returns(), directory.figures(), directory.summary())) {
      contents.add(Files.readString(file));
    }
    return contents;
  }

  @Test
  void aStoppedSweepContinuesToWhatAnUninterruptedOneCameTo() throws Exception {
    SweepRequest request = request(7, Map.of(), null);
    run("whole", request, SweepTest::never);
    assertThat(heard.events).containsExactly("trained 5", "trained 6", "trained 7");
    AtomicInteger asked = new AtomicInteger();

    SweepOutcome stopped =
        run(
            "cut",
            request,
            () -> heard.events.contains("trained 5") && asked.incrementAndGet() > 30);
    List<String> partial = files("cut");
    SweepOutcome continued = run("cut", request, SweepTest::never);

    assertThat(stopped.stopped()).containsExactly(6L, 7L);
    assertThat(stopped.failures()).isEmpty();
    assertThat(partial.get(0).lines()).hasSize(3);
    assertThat(heard.events)
        .hasSize(4)
        .contains("read 5", "trained 6", "trained 7")
        .anyMatch(event -> event.startsWith("resume 6 step-"));
    assertThat(continued.stopped()).isEmpty();
    assertThat(files("cut")).isEqualTo(files("whole"));

    run("cut", request, SweepTest::never);
    assertThat(heard.events).containsExactly("read 5", "read 6", "read 7");
    assertThat(files("cut")).isEqualTo(files("whole"));
  }

  @Test
  void aRunThatLeftNoCheckpointStartsAgain() throws Exception {
    SweepRequest request = request(Map.of("recording.checkpoint_every", "0 episodes"));
    run("s", request, SweepTest::never);
    List<String> before = files("s");
    RunDirectory first = directory("s").run(5);
    RunDirectory second = directory("s").run(6);
    Files.delete(first.manifest());
    DirectoryWriter.delete(second.data());
    DirectoryWriter.delete(second.models());
    Files.createDirectory(second.data()); // as if killed before the configuration was there

    run("s", request, SweepTest::never);

    assertThat(heard.events)
        .containsExactlyInAnyOrder("restart 5", "trained 5", "restart 6", "trained 6");
    assertThat(files("s")).isEqualTo(before);
  }

  @Test
  void whatFailsInOneRunKeepsNoOtherFromItsEnd() throws Exception {
    SweepRequest request =
        request(7, Map.of("environment", "TooLarge-v0", "training.time_limit", "0"), null);

    SweepOutcome outcome = run("s", request, SweepTest::never);

    assertThat(outcome.finished()).extracting(SeedResult::seed).containsExactly(5L, 7L);
    assertThat(outcome.failures().get(6L)).isInstanceOf(OutOfMemoryError.class);
    assertThat(heard.events).anyMatch(event -> event.startsWith("failed 6 java.lang.OutOfMem"));
    assertThat(files("s").get(0).lines().filter(row -> row.startsWith("6,"))).isEmpty();
    assertThat(files("s").get(2)).contains("steps_to_first_solved,2,0,15.0,");
  }

  @Test
  void continuesOnlyWhatWasBegunAlike() throws Exception {
    run("s", request(Map.of()), SweepTest::never);
    List<String> before = files("s");
    SweepRequest other = request(Map.of("agent.discount", "0.5"));
    SweepRequest more = request(7, Map.of(), null);
    SweepRequest pretrained = request(6, Map.of(), Path.of("some/model"));

    assertThatThrownBy(() -> run("s", other, SweepTest::never))
        .isInstanceOf(UsageException.class)
        .hasMessageEndingWith("data/s has agent.discount 0.99 instead of 0.5");
    assertThatThrownBy(() -> run("s", more, SweepTest::never))
        .hasMessageEndingWith("data/s has seeds 5-6 instead of 5-7");
    assertThatThrownBy(() -> run("s", pretrained, SweepTest::never))
        .hasMessageEndingWith("initial_actor nothing instead of some/model");
    assertThat(files("s")).isEqualTo(before);

    DirectoryWriter.delete(directory("s").data()); // the runs stay, and say what they are
    assertThat(run("s", other, SweepTest::never).failures().get(6L))
        .hasMessageEndingWith(
            "s-seed6 belongs to another run: it has agent.discount 0.99 instead of 0.5");
  }

  @Test
  void everyRunStartsFromTheInitialPolicy() throws Exception {
    run("first", request(5, Map.of(), null), SweepTest::never);
    Path policy = directory("first").run(5).policy();

    run("s", request(6, Map.of(), policy), SweepTest::never);

    for (long seed : List.of(5L, 6L)) {
      assertThat(directory("s").run(seed).manifest()).content().contains(policy.toString());
    }
    assertThat(files("s").get(0)).doesNotStartWith(files("first").get(0));
    SweepRequest missing = request(6, Map.of(), folder.resolve("no"));
    assertThatThrownBy(() -> run("t", missing, SweepTest::never))
        .hasMessageContaining(folder + "/no");
    assertThat(directory("t").data()).doesNotExist();

    DirectoryWriter.delete(directory("s").data());
    assertThat(run("s", request(Map.of()), SweepTest::never).failures()).containsOnlyKeys(5L, 6L);
    assertThat(heard.events.get(0)).endsWith("initial_actor " + policy + " instead of nothing");
  }

  @Test
  void namesADamagedHistoryAndSumsUpTheOthers() throws Exception {
    run("s", request(Map.of()), SweepTest::never);
    Path history = directory("s").run(6).episodes();
    Files.writeString(history, Files.readString(history).replaceFirst(",60,[^,]*", ",60,NaN"));

    SweepOutcome outcome = run("s", request(Map.of()), SweepTest::never);

    assertThat(outcome.failures().get(6L))
        .hasMessageContaining("return must be a finite number, was \"NaN\"");
    assertThat(outcome.finished()).hasSize(1);
  }

  @Test
  void refusesWhatIsNoSweepOrIsInUse() throws Exception {
    Files.createDirectories(directory("lone").data());
    assertThatThrownBy(() -> run("lone", request(Map.of()), SweepTest::never))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("data/lone is there and is none");
    assertThatThrownBy(() -> run("a".repeat(96), request(Map.of()), SweepTest::never))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("up to 100 letters");

    directory("s").claim(request(Map.of()));
    RunLock lock = RunLock.acquire(directory("s").home());
    try (lock) {
      assertThatThrownBy(() -> run("s", request(Map.of()), SweepTest::never))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the run s is in use by process");
    }
  }

  @Test
  void runsAtTheSameTimeMustFitTheHeapTogether() throws Exception {
    long half = Runtime.getRuntime().maxMemory() / 2;
    String capacity = Long.toString(half / 2 / 38); // two of them in half the heap
    SweepRequest request = request(Map.of("training.replay.capacity", capacity));

    request.requireHeap(2);
    assertThatThrownBy(() -> request.requireHeap(3))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("3 runs at the same time take " + half / (2 << 20) + " MiB")
        .hasMessageEndingWith("the heap is " + half / (1 << 19) + " MiB; --jobs 2 fits");
  }

  @Test
  void leavesEachThreadOfEachRunACore() {
    int cores = Runtime.getRuntime().availableProcessors();

    assertThat(request(Map.of()).defaultJobs()).isEqualTo(cores);
    assertThat(request(Map.of("session.inter_op_threads", "2")).defaultJobs())
        .isEqualTo(Math.max(1, cores / 2));
    assertThat(request(Map.of("session.inter_op_threads", "256")).defaultJobs()).isPositive();
  }

  @Test
  void episodesCutShortAreNotComparedWithWhatSolvesTheTask() {
    assertThat(request(Map.of("training.time_limit", "0")).solvedReturn()).isEqualTo(-200);
    assertThat(request(Map.of("training.time_limit", "50")).solvedReturn()).isNaN();
  }
}
