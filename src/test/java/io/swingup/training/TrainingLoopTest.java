package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.Agent;
import io.swingup.agent.CriticConfig;
import io.swingup.agent.DdpgConfig;
import io.swingup.agent.SessionConfig;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentConfig;
import io.swingup.exploration.ExplorationConfig;
import io.swingup.network.AdamConfig;
import io.swingup.network.NetworkConfig;
import io.swingup.random.Pcg64;
import io.swingup.replay.Buffers;
import io.swingup.training.config.EvaluationConfig;
import io.swingup.training.config.RecordingConfig;
import io.swingup.training.config.RunConfig;
import io.swingup.training.config.Schedule;
import io.swingup.training.config.Span;
import io.swingup.training.config.TrainingConfig;
import io.swingup.training.config.WarmUp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingLoopTest {
  private static final AdamConfig ADAM = new AdamConfig(0.01, 0.9, 0.999, 1e-7, 0);

  private static final int NOISE_SEED = 9;
  private static final Schedule NONE = new Schedule(0, 0, 1);

  private static RunConfig config(int episodes) {
    return new RunConfig(
        new EnvironmentConfig("Identity-v0", 0, new TreeMap<>()),
        0,
        new TrainingConfig(
            Span.episodes(episodes),
            1,
            new WarmUp(0, 1),
            1,
            NONE,
            NONE,
            TrainingConfig.Streams.SPAWNED,
            Buffers.uniform(1000)),
        new DdpgConfig(
            0.99,
            0.05,
            16,
            1,
            true,
            new NetworkConfig(
                List.of(16, 16),
                List.of(8),
                List.of(8),
                List.of(16, 16),
                0.003,
                0,
                false,
                NetworkConfig.Scaling.NONE),
            ADAM,
            new CriticConfig(ADAM, 0)),
        new ExplorationConfig(ExplorationConfig.Noise.ORNSTEIN_UHLENBECK, 0.3, 1, 1, true),
        new EvaluationConfig(Span.episodes(100), 50, 20, 100),
        new RecordingConfig(Span.episodes(1000), Span.episodes(0), 1, false, false),
        new SessionConfig(SessionConfig.Device.CPU, 1, 1));
  }

  private static TrainingLoop loop(
      RunConfig config, Environment environment, Agent agent, TrainingListener listener) {
    return TrainingLoop.begin(
        config, parts(config, environment, agent), listener, System::nanoTime);
  }

  private static TrainingParts parts(RunConfig config, Environment environment, Agent agent) {
    RandomStreams streams =
        new RandomStreams(
            1,
            () -> 1,
            Pcg64.seeded(NOISE_SEED),
            Pcg64.seeded(10),
            Pcg64.seeded(11),
            Pcg64.seeded(12));
    return new TrainingParts(
        List.of(new CheckedEnvironment("Identity-v0", environment)),
        List.of(config.exploration().create(environment.spec().action(), streams.exploration())),
        agent,
        Buffers.uniform(1000, 1, 1),
        streams,
        new Evaluator(IdentityTask.PROVIDER, config.evaluation().timeLimit()));
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
        Agent agent =
            GraphAgent.create(
                task.spec(), config.agent(), config.session(), false, kernels::nextInt, kernels)) {
      loop(config, task, agent, listener).run(() -> false);
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

    loop(config(50), new IdentityTask(), new FakeAgent(1), listener).run(() -> false);

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
    assertThat(last.metrics()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void learnsFromTheFirstTransitionOnAndKeepsTheDiscountOfItsEnd() {
    FakeAgent agent = new FakeAgent(1);

    loop(config(3), new IdentityTask(), agent, new TrainingListener() {}).run(() -> false);

    assertThat(agent.updates).isEqualTo(3);
    assertThat(agent.discounts).containsOnly(0f);
    assertThat(agent.firstIndices).containsOnly(0);
  }

  @Test
  void evaluationTouchesNoStreamOfTheTraining() {
    List<Double> rare = returns(new EvaluationConfig(Span.episodes(1000), 1, 1, 100));
    List<Double> often = returns(new EvaluationConfig(Span.episodes(1), 7, 3, 100));

    assertThat(often).hasSize(20).isEqualTo(rare);
  }

  private static List<Double> returns(EvaluationConfig evaluation) {
    RunConfig base = config(20);
    RunConfig config =
        new RunConfig(
            base.environment(),
            base.seed(),
            base.training(),
            base.agent(),
            base.exploration(),
            evaluation,
            base.recording(),
            base.session());
    List<Double> returns = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onEpisode(EpisodeReport report) {
            returns.add(report.episodeReturn());
          }
        };
    loop(config, new IdentityTask(), new FakeAgent(1), listener).run(() -> false);
    return returns;
  }

  @Test
  void drivesOneSlotForEachEnvironment() {
    RunConfig config = config(20);
    List<StepReport> steps = new ArrayList<>();
    FakeAgent agent = new FakeAgent(1);
    TrainingParts one = parts(config, new IdentityTask(), agent);
    TrainingParts two =
        new TrainingParts(
            List.of(new IdentityTask(), new IdentityTask()),
            List.of(one.noises().get(0), parts(config, new IdentityTask(), agent).noises().get(0)),
            agent,
            one.replay(),
            one.streams(),
            one.evaluator());

    TrainingLoop.begin(config, two, keep(steps), System::nanoTime).run(() -> false);

    assertThat(steps).hasSize(20);
    assertThat(steps.get(0).before()).isNotEqualTo(steps.get(1).before()); // seeds of their own
    assertThat(steps).extracting(StepReport::step).startsWith(0L, 1L, 2L, 3L);
    assertThat(agent.updates).isEqualTo(20);
    assertThat(two.replay().size()).isEqualTo(20);
  }

  @Test
  void stopsAtALossThatIsNotFinite() {
    TrainingLoop loop =
        loop(config(5), new IdentityTask(), new FakeAgent(Float.NaN), new TrainingListener() {});

    assertThatThrownBy(() -> loop.run(() -> false))
        .isInstanceOf(TrainingException.class)
        .hasMessage("training stopped at step 1: critic_loss must be finite, was NaN");
  }

  @Test
  void startsTheNoiseAnewWithEachEpisodeWhenToldTo() {
    List<Double> noise = noises(config(200));

    // Every episode has one step, so each noise is a first draw: σ z, never σ z + a x.
    double productSum = 0;
    double squareSum = 0;
    for (int i = 1; i < noise.size(); i++) {
      productSum += noise.get(i) * noise.get(i - 1);
      squareSum += noise.get(i) * noise.get(i);
    }
    assertThat(Math.sqrt(squareSum / noise.size())).isCloseTo(0.3, within(0.06));
    // 3.3 standard errors of an autocorrelation of 0 over 200 draws: one seed in a thousand fails.
    assertThat(productSum / squareSum).isCloseTo(0, within(0.23));
    assertThat(Pcg64.seeded(NOISE_SEED).nextGaussian() * 0.3).isEqualTo(noise.get(0));
  }

  @Test
  void beginsWithUniformActionsAndLearnsAfterThem() {
    FakeAgent agent = new FakeAgent(1);
    List<StepReport> steps = new ArrayList<>();

    loop(with(config(300), 200, 2, NONE, NONE), new IdentityTask(), agent, keep(steps))
        .run(() -> false);

    assertThat(agent.updates).isEqualTo(2 * 101);
    assertThat(steps.get(198).update()).isNull();
    assertThat(steps.get(199).update()).isNotNull();
    double[] actions =
        steps.subList(0, 200).stream()
            .mapToDouble(step -> step.exploration().action()[0])
            .toArray();
    // The mean of 200 draws from U(-1, 1) has standard error 0.041, that of their squares 0.021.
    assertThat(Arrays.stream(actions).average().orElseThrow()).isCloseTo(0, within(0.14));
    assertThat(Arrays.stream(actions).map(x -> x * x).average().orElseThrow())
        .isCloseTo(1 / 3.0, within(0.07));
  }

  @Test
  void schedulesTheRatesAndTheNoise() {
    FakeAgent agent = new FakeAgent(1);
    List<StepReport> plain = new ArrayList<>();
    List<StepReport> scheduled = new ArrayList<>();
    loop(config(50), new IdentityTask(), new FakeAgent(1), keep(plain)).run(() -> false);

    loop(
            with(config(50), 0, 1, new Schedule(10, 30, 0.5), new Schedule(0, 40, 0)),
            new IdentityTask(),
            agent,
            keep(scheduled))
        .run(() -> false);

    assertThat(agent.rateFactors.get(10)).isEqualTo(1);
    assertThat(agent.rateFactors.get(20)).isEqualTo(0.75f);
    assertThat(agent.rateFactors.get(49)).isEqualTo(0.5f);
    assertThat(noise(scheduled.get(0))).isEqualTo(noise(plain.get(0)));
    assertThat(noise(scheduled.get(10))).isEqualTo(0.75 * noise(plain.get(10)));
    assertThat(Math.abs(noise(scheduled.get(45)))).isZero();
  }

  private static List<Double> noises(RunConfig config) {
    List<StepReport> steps = new ArrayList<>();
    loop(config, new IdentityTask(), new FakeAgent(1), keep(steps)).run(() -> false);
    return steps.stream().map(TrainingLoopTest::noise).toList();
  }

  private static double noise(StepReport step) {
    return step.exploration().noise()[0];
  }

  private static TrainingListener keep(List<StepReport> steps) {
    return new TrainingListener() {
      @Override
      public void onStep(StepReport report) {
        steps.add(report);
      }
    };
  }

  private static RunConfig with(
      RunConfig base, int randomSteps, int updates, Schedule rate, Schedule noise) {
    TrainingConfig training = base.training();
    return new RunConfig(
        base.environment(),
        base.seed(),
        new TrainingConfig(
            training.budget(),
            training.environments(),
            new WarmUp(randomSteps, Math.max(1, randomSteps)),
            updates,
            rate,
            noise,
            training.streams(),
            training.replay()),
        base.agent(),
        base.exploration(),
        base.evaluation(),
        base.recording(),
        base.session());
  }
}
