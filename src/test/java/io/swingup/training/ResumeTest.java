package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.EnvironmentPool;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loop that goes on from a state does what the loop that was stopped there would have done. */
class ResumeTest {
  private static final int STEPS = 600;

  @TempDir Path folder;
  private int runs;

  @ParameterizedTest(name = "{1}, stopped after step {0}")
  @CsvSource({"1, keras", "199, spawned", "200, keras", "201, spawned", "437, keras"})
  void equalsTheLoopThatWasNotStopped(int stopAfter, String streams) {
    RunConfig config = config(streams, "1 episodes");
    Journal whole = whole(config);
    Journal first = new Journal();

    try (Run run = new Run(config);
        Run other = new Run(config)) {
      assertThat(run.begin(first).run(() -> first.lines.size() == stopAfter)).isFalse();
      TrainingState state = first.state.orElseThrow();
      assertThat(state.totalSteps()).isEqualTo(stopAfter);
      assertThat(other.become(run).resume(first, state).run(() -> false)).isTrue();
    }

    assertThat(first.lines).hasSize(STEPS).isEqualTo(whole.lines);
    assertThat(first.results).hasSize(6).isEqualTo(whole.results);
  }

  /* An evaluation has 200 steps for the reported starts and as many for the selection. */
  @ParameterizedTest(name = "every {0}, stopped in step {2} of the evaluation after step {1}")
  @CsvSource({"1 episodes, 200, 7", "150 steps, 300, 350", "7 episodes, 600, 3"})
  void aStopWithinAnEvaluationLosesNothing(String every, int steps, int within) {
    RunConfig config = config("spawned", every);
    Journal whole = whole(config);
    Journal first = new Journal();
    Journal again = new Journal();
    AtomicInteger asked = new AtomicInteger();

    try (Run run = new Run(config);
        Run other = new Run(config);
        Run last = new Run(config)) {
      boolean over =
          run.begin(first)
              .run(() -> first.lines.size() == steps && asked.incrementAndGet() >= within);
      assertThat(over).isFalse();
      TrainingState state = first.state.orElseThrow();
      assertThat(state.totalSteps()).isEqualTo(steps);
      assertThat(other.become(run).resume(again, state).run(() -> true)).isFalse();
      assertThat(again.lines).isEmpty();
      assertThat(last.become(run).resume(first, state).run(() -> false)).isTrue();
    }

    assertThat(first.lines).hasSize(STEPS).isEqualTo(whole.lines);
    assertThat(first.results).isEqualTo(whole.results);
  }

  /** Four environments, whose episodes end at different times. */
  @ParameterizedTest(
      name = "{0}, stopped after step {1}, inputs scaled: {2}, {3} steps a return, priorities {4}")
  @CsvSource({
    "Uneven-v0, 4, none, 1, 0",
    "Uneven-v0, 333, none, 3, 0.6",
    "Uneven-v0, 600, running, 1, 0",
    "Uneven-v0, 602, none, 5, 0",
    "StatelessUneven-v0, 4, running, 1, 1",
    "StatelessUneven-v0, 333, running, 1, 0",
    "StatelessUneven-v0, 600, none, 3, 0.6"
  })
  void severalEnvironmentsEqualTheLoopThatWasNotStopped(
      String id, int stopAfter, String scaling, String nStep, String alpha) {
    RunConfig config =
        settings("spawned", "150 steps")
            .set("environment.id", id)
            .set("agent.networks.input_scaling", scaling)
            .set("training.environments", "4")
            .set("training.replay.n_step", nStep)
            .set("training.replay.priorities.alpha", alpha)
            .set("training.budget", "1001 steps")
            .set("recording.checkpoint_every", "50 steps")
            .read();
    Journal whole = whole(config);
    Journal first = new Journal();

    try (Run run = new Run(config);
        Run other = new Run(config)) {
      assertThat(run.begin(first).run(() -> first.lines.size() >= stopAfter)).isFalse();
      TrainingState state = first.state.orElseThrow();
      assertThat(state.totalSteps()).isGreaterThan(stopAfter - 100);
      first.returnToState();
      assertThat(other.become(run).resume(first, state).run(() -> false)).isTrue();
    }

    assertThat(first.lines).hasSizeBetween(1001, 1004).isEqualTo(whole.lines);
    assertThat(first.results).hasSizeGreaterThan(100).isEqualTo(whole.results);
  }

  /** In TD3 the stop falls between two updates of the actor; SAC draws its actions. */
  @ParameterizedTest(name = "{0}, stopped after step {1}")
  @CsvSource({"td3, 99", "td3, 100", "sac, 99", "sac, 450"})
  void everyAlgorithmEqualsTheLoopThatWasNotStopped(String algorithm, int stopAfter) {
    RunConfig config =
        settings("spawned", "2 episodes")
            .set("agent.algorithm", algorithm)
            .set("agent.networks.actor_hidden", "[8]")
            .set("agent.batch_size", "16")
            .set("training.updates_per_step", "1")
            .read();
    Journal whole = whole(config);
    Journal first = new Journal();

    try (Run run = new Run(config);
        Run other = new Run(config)) {
      assertThat(run.begin(first).run(() -> first.lines.size() == stopAfter)).isFalse();
      TrainingState state = first.state.orElseThrow();
      assertThat(other.become(run).resume(first, state).run(() -> false)).isTrue();
    }

    assertThat(first.lines).hasSize(STEPS).isEqualTo(whole.lines);
    assertThat(first.results).isEqualTo(whole.results);
  }

  private static RunConfig config(String streams, String every) {
    return settings(streams, every).read();
  }

  private static ConfigReader settings(String streams, String every) {
    return new ConfigReader("keras-example")
        .set("training.budget", STEPS / 200 + " episodes")
        .set("training.streams", streams)
        .set("training.replay.capacity", "500")
        .set("agent.networks.actor_hidden", "[8]")
        .set("agent.networks.critic_joint", "[8]")
        .set("evaluation.every", every)
        .set("evaluation.starts", "2")
        .set("recording.checkpoint_every", "0 episodes")
        .set("session.inter_op_threads", "1");
  }

  private Journal whole(RunConfig config) {
    Journal whole = new Journal();
    try (Run run = new Run(config)) {
      assertThat(run.begin(whole).run(() -> false)).isTrue();
    }
    return whole;
  }

  /** The parts of one run, and a copy of what is not in the state of its loop. */
  private final class Run implements AutoCloseable, TrainingListener {
    private final RunConfig config;
    private final EnvironmentProvider provider;
    private final EnvironmentPool environments = new EnvironmentPool();
    private final EnvironmentSpec spec;
    private final ReplayBuffer replay;
    private final RandomStreams streams;
    private final GraphAgent agent;
    private final String variables = folder.resolve("variables" + ++runs).toString();
    private Optional<ByteBuffer> transitions = Optional.empty();

    private Run(RunConfig config) {
      this.config = config;
      provider = Environments.provider(config.environment().id());
      for (int i = 0; i < config.training().environments(); i++) {
        environments.add(provider.create());
      }
      spec = environments.all().get(0).spec();
      replay =
          new ReplayBuffer(
              config.training().replay(),
              config.agent().discount(),
              spec.observation().size(),
              spec.action().size());
      streams = RandomStreams.of(config);
      agent =
          GraphAgent.create(
              spec,
              config.agent(),
              config.session(),
              config.training().replay().prioritised(),
              streams.kernels(),
              streams.agent());
    }

    @Override
    public void onCheckpoint(TrainingState state) {
      agent.save(variables);
      transitions = Optional.of(replay.state());
    }

    /** Takes over the variables and transitions of another run at its last checkpoint. */
    private Run become(Run other) {
      agent.restore(other.variables);
      replay.restore(other.transitions.orElseThrow());
      return this;
    }

    private TrainingLoop begin(TrainingListener listener) {
      return TrainingLoop.begin(
          config, parts(), new Listeners(List.of(listener, this)), System::nanoTime);
    }

    private TrainingLoop resume(TrainingListener listener, TrainingState state) {
      return TrainingLoop.resume(config, parts(), listener, System::nanoTime, state);
    }

    private TrainingParts parts() {
      return new TrainingParts(
          environments.all(),
          Stream.generate(() -> config.exploration().create(spec.action(), streams.exploration()))
              .limit(config.training().environments())
              .toList(),
          agent,
          replay,
          streams,
          new Evaluator(provider, config.evaluation().timeLimit()));
    }

    @Override
    public void close() {
      agent.close();
    }
  }

  /** Writes down all that does not depend on the clock. */
  private static final class Journal implements TrainingListener {
    private final List<String> lines = new ArrayList<>();
    private final List<String> results = new ArrayList<>();
    private Optional<TrainingState> state = Optional.empty();
    private int linesThen;
    private int resultsThen;

    @Override
    public void onStep(StepReport report) {
      lines.add(
          List.of(
                  report.step(),
                  report.episode(),
                  report.before(),
                  Arrays.toString(report.exploration().noise()),
                  Arrays.toString(report.exploration().action()),
                  report.after(),
                  String.valueOf(report.update()))
              .toString());
    }

    @Override
    public void onEpisode(EpisodeReport report) {
      results.add(report.episodeReturn() + " " + report.meanReturn40() + " " + report.metrics());
    }

    @Override
    public void onEvaluation(EvaluationReport report) {
      results.add(report.scores() + " " + report.selectionMeanReturn());
    }

    @Override
    public void onCheckpoint(TrainingState now) {
      state = Optional.of(now);
      linesThen = lines.size();
      resultsThen = results.size();
    }

    /** Forgets what came after the state. */
    private void returnToState() {
      lines.subList(linesThen, lines.size()).clear();
      results.subList(resultsThen, results.size()).clear();
    }
  }
}
