package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.Environment;
import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loop that goes on from a state does what the loop that was stopped there would have done. */
class ResumeTest {
  private static final int STEPS = 600;

  @TempDir Path folder;

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

  private static RunConfig config(String streams, String every) {
    return new ConfigReader("keras-example")
        .set("training.budget", STEPS / 200 + " episodes")
        .set("training.streams", streams)
        .set("agent.networks.actor_hidden", "[8]")
        .set("agent.networks.critic_joint", "[8]")
        .set("evaluation.every", every)
        .set("evaluation.starts", "2")
        .set("recording.checkpoint_every", "0 episodes")
        .set("session.inter_op_threads", "1")
        .read();
  }

  private Journal whole(RunConfig config) {
    Journal whole = new Journal();
    try (Run run = new Run(config)) {
      assertThat(run.begin(whole).run(() -> false)).isTrue();
    }
    return whole;
  }

  /** The parts of one run. */
  private final class Run implements AutoCloseable {
    private final RunConfig config;
    private final PendulumProvider provider = new PendulumProvider();
    private final Environment environment = provider.create();
    private final ReplayBuffer replay = new ReplayBuffer(500, 3, 1);
    private final RandomStreams streams;
    private final GraphAgent agent;

    private Run(RunConfig config) {
      this.config = config;
      streams = RandomStreams.of(config);
      agent =
          GraphAgent.create(
              environment.spec(), config.agent(), config.session(), streams.kernels());
    }

    /** Takes over the variables and transitions of another run. */
    private Run become(Run other) {
      String prefix = folder.resolve("variables").toString();
      other.agent.save(prefix);
      agent.restore(prefix);
      replay.restore(other.replay.state());
      return this;
    }

    private TrainingLoop begin(TrainingListener listener) {
      return TrainingLoop.begin(config, parts(), listener, System::nanoTime);
    }

    private TrainingLoop resume(TrainingListener listener, TrainingState state) {
      return TrainingLoop.resume(config, parts(), listener, System::nanoTime, state);
    }

    private TrainingParts parts() {
      return new TrainingParts(
          List.of(environment),
          List.of(config.exploration().create(environment.spec().action(), streams.exploration())),
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
    }
  }
}
