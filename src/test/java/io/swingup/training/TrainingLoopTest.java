package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.Agent;
import io.swingup.agent.DdpgAgent;
import io.swingup.agent.LearningConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.Update;
import io.swingup.environment.Environment;
import io.swingup.environment.FloatVector;
import io.swingup.exploration.ExplorationConfig;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.TransitionBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.999, 1e-7);

  private static final Schedule NONE = new Schedule(0, 0, 1);

  private static RunConfig config(int episodes) {
    return new RunConfig(
        "Identity-v0",
        0,
        new TrainingConfig(episodes, 0, 1, NONE, NONE, 1000, false, TrainingConfig.Streams.SPAWNED),
        new EvaluationConfig(100, 50, 20),
        new NetworkConfig(List.of(16, 16), List.of(8), List.of(8), List.of(16, 16), 0.003),
        new LearningConfig(0.99, 0.05, 16, 1000, ADAM, ADAM),
        new ExplorationConfig(ExplorationConfig.Noise.ORNSTEIN_UHLENBECK, 0.3, 1, 1, true),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1));
  }

  private static TrainingLoop loop(
      RunConfig config, Environment environment, Agent agent, TrainingListener listener) {
    SplittableRandom random = new SplittableRandom(9);
    TrainingLoop.Parts parts =
        new TrainingLoop.Parts(
            environment,
            agent,
            config.exploration().create(1, random.split()),
            new ReplayBuffer(1000, 1, 1),
            random.split());
    Evaluator evaluator = new Evaluator(IdentityTask.PROVIDER);
    return new TrainingLoop(config, parts, 1, evaluator, listener, System::nanoTime);
  }

  @Test
  void solvesATaskOfOneStepInAFewHundredUpdates() {
    RunConfig config = config(500);
    List<EvaluationReport> reports = new ArrayList<>();
    SplittableRandom kernels = new SplittableRandom(2);
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEvaluation(EvaluationReport report) {
            reports.add(report);
          }
        };

    try (IdentityTask task = new IdentityTask();
        DdpgAgent agent =
            new DdpgAgent(
                task.spec(),
                config.networks(),
                config.learning(),
                config.session(),
                kernels::nextInt)) {
      loop(config, task, agent, listener).run();
    }

    // Doing nothing scores the mean of -s² over U(-0.8, 0.8), which is -0.213; the optimum is 0.
    assertThat(reports).hasSize(5);
    assertThat(reports.get(4).scores().meanReturn()).isBetween(-0.005, 0.0);
    assertThat(reports.get(4).totalSteps()).isEqualTo(500);
  }

  @Test
  void reportsWhatHappenedInEachEpisode() {
    List<EpisodeReport> reports = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpisode(EpisodeReport report) {
            reports.add(report);
          }
        };

    loop(config(50), new IdentityTask(), new FakeAgent(1), listener).run();

    assertThat(reports).hasSize(50);
    double sum = 0;
    for (EpisodeReport report : reports.subList(10, 50)) {
      sum += report.episodeReturn();
    }
    EpisodeReport last = reports.get(49);
    assertThat(last.episode()).isEqualTo(50);
    assertThat(last.lengthSteps()).isEqualTo(1);
    assertThat(last.totalSteps()).isEqualTo(50);
    assertThat(last.meanReturn40()).isCloseTo(sum / 40, within(1e-12));
    assertThat(last.learning()).isEqualTo(new EpisodeReport.Learning(1, 2, 3));
  }

  @Test
  void learnsFromTheFirstTransitionOnAndKeepsTheDiscountOfItsEnd() {
    FakeAgent agent = new FakeAgent(1);

    loop(config(3), new IdentityTask(), agent, new TrainingListener() {}).run();

    assertThat(agent.updates).isEqualTo(3);
    assertThat(agent.discounts).containsOnly(0f);
    assertThat(agent.firstIndices).containsOnly(0);
  }

  @Test
  void evaluationTouchesNoStreamOfTheTraining() {
    List<Double> rare = returns(new EvaluationConfig(1000, 1, 1));
    List<Double> often = returns(new EvaluationConfig(1, 7, 3));

    assertThat(often).hasSize(20).isEqualTo(rare);
  }

  private static List<Double> returns(EvaluationConfig evaluation) {
    RunConfig base = config(20);
    RunConfig config =
        new RunConfig(
            base.environment(),
            base.seed(),
            base.training(),
            evaluation,
            base.networks(),
            base.learning(),
            base.exploration(),
            base.session());
    List<Double> returns = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpisode(EpisodeReport report) {
            returns.add(report.episodeReturn());
          }
        };
    loop(config, new IdentityTask(), new FakeAgent(1), listener).run();
    return returns;
  }

  @Test
  void stopsAtALossThatIsNotFinite() {
    TrainingLoop loop =
        loop(config(5), new IdentityTask(), new FakeAgent(Float.NaN), new TrainingListener() {});

    assertThatThrownBy(loop::run)
        .isInstanceOf(DivergedException.class)
        .hasMessage("training stopped at step 1: critic_loss must be finite, was NaN");
  }

  /** An agent that never moves and always reports the same. */
  private static final class FakeAgent implements Agent {
    private final float criticLoss;
    private final List<Float> discounts = new ArrayList<>();
    private final List<Integer> firstIndices = new ArrayList<>();
    private int updates;

    private FakeAgent(float criticLoss) {
      this.criticLoss = criticLoss;
    }

    @Override
    public Update learn(TransitionBatch batch, float rateFactor, FloatVector observation) {
      if (updates++ == 0) {
        for (int i = 0; i < batch.size(); i++) {
          firstIndices.add(batch.indices()[i]);
        }
      }
      for (float discount : batch.discounts()) {
        discounts.add(discount);
      }
      return new Update(criticLoss, 2, 3, FloatVector.of(0));
    }

    @Override
    public float[] act(float[] observations, int count) {
      return new float[count];
    }

    @Override
    public void close() {}
  }
}
