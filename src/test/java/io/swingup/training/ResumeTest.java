package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.swingup.agent.graph.DdpgAgent;
import io.swingup.environment.Environment;
import io.swingup.environment.pendulum.PendulumProvider;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.config.ConfigReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    RunConfig config =
        new ConfigReader("keras-example")
            .set("training.episodes", Integer.toString(STEPS / 200))
            .set("training.streams", streams)
            .set("networks.actor_hidden", "[8]")
            .set("networks.critic_joint", "[8]")
            .set("evaluation.every", "1")
            .set("evaluation.starts", "2")
            .set("session.inter_op_threads", "1")
            .read();
    Journal whole = new Journal();
    Journal first = new Journal();
    Journal second = new Journal();

    try (Run run = new Run(config)) {
      assertThat(run.begin(whole).run(() -> false)).isTrue();
    }
    try (Run run = new Run(config);
        Run other = new Run(config)) {
      assertThat(run.begin(first).run(() -> first.lines.size() == stopAfter)).isFalse();
      String prefix = folder.resolve("variables").toString();
      run.agent.saveTrainer(prefix);
      other.agent.restoreTrainer(prefix);
      other.replay.restore(run.replay.state());
      TrainingState state = first.state.orElseThrow();
      assertThat(state.totalSteps()).isEqualTo(stopAfter);
      assertThat(other.resume(second, state).run(() -> false)).isTrue();
    }

    first.lines.addAll(second.lines);
    first.results.addAll(second.results);
    assertThat(first.lines).hasSize(STEPS).isEqualTo(whole.lines);
    assertThat(first.results).hasSize(6).isEqualTo(whole.results);
  }

  /** The parts of one run. */
  private static final class Run implements AutoCloseable {
    private final RunConfig config;
    private final PendulumProvider provider = new PendulumProvider();
    private final Environment environment = provider.create();
    private final ReplayBuffer replay = new ReplayBuffer(500, 3, 1);
    private final RandomStreams streams;
    private final DdpgAgent agent;

    private Run(RunConfig config) {
      this.config = config;
      streams = RandomStreams.of(config);
      agent =
          new DdpgAgent(
              environment.spec(),
              config.networks(),
              config.learning(),
              config.session(),
              streams.kernels());
    }

    private TrainingLoop begin(TrainingListener listener) {
      return TrainingLoop.begin(config, parts(), listener, System::nanoTime);
    }

    private TrainingLoop resume(TrainingListener listener, TrainingState state) {
      return TrainingLoop.resume(config, parts(), listener, System::nanoTime, state);
    }

    private TrainingParts parts() {
      return new TrainingParts(
          environment,
          agent,
          config.exploration().create(1, streams.exploration()),
          replay,
          streams,
          new Evaluator(provider));
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
                  report.noise(),
                  report.action(),
                  report.after(),
                  report.update())
              .toString());
    }

    @Override
    public void onEpisode(EpisodeReport report) {
      results.add(report.episodeReturn() + " " + report.meanReturn40() + " " + report.learning());
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
