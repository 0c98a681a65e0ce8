package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Delegate;
import io.swingup.environment.Environment;
import io.swingup.environment.TimeStep;
import io.swingup.exploration.ExplorationNoise;
import io.swingup.replay.Buffers;
import io.swingup.storage.config.ConfigReader;
import io.swingup.tasks.Uneven;
import io.swingup.training.TrainingState.SlotState;
import io.swingup.training.config.RunConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four environments in one loop; their episodes differ in length. */
@Timeout(60)
class SeveralEnvironmentsTest {
  private static final int COUNT = 4;
  private static final String NEVER = "0 steps";

  private static ConfigReader settings() {
    return new ConfigReader("default")
        .set("environment.id", "Uneven-v0")
        .set("training.environments", Integer.toString(COUNT))
        .set("training.budget", "60 steps")
        .set("training.warm_up", "{random_steps: 10, learning_starts: 14}")
        .set("agent.batch_size", "2")
        .set("evaluation", "{every: 1000 steps, starts: 4, selection_starts: 4}")
        .set("recording.checkpoint_every", NEVER);
  }

  private static Telling train(RunConfig config, IntFunction<Environment> environments) {
    return train(config, environments, new FakeAgent(1));
  }

  private static Telling train(
      RunConfig config, IntFunction<Environment> environments, FakeAgent agent) {
    Telling journal = new Telling();
    try (Evaluator evaluator = evaluator(() -> new Uneven(true))) {
      TrainingParts parts = parts(config, environments, agent, evaluator);
      TrainingLoop.begin(config, parts, journal, () -> 0).run(() -> false);
    }
    return journal;
  }

  private static TrainingParts parts(
      RunConfig config,
      IntFunction<Environment> environments,
      FakeAgent agent,
      Evaluator evaluator) {
    RandomStreams streams = RandomStreams.of(config);
    Stream<ExplorationNoise> noises =
        Stream.generate(
            () ->
                config
                    .exploration()
                    .create(new Uneven(true).spec().action(), streams.exploration()));
    return new TrainingParts(
        IntStream.range(0, COUNT).mapToObj(environments).toList(),
        noises.limit(COUNT).toList(),
        agent,
        Buffers.uniform(1000, 1, 1),
        streams,
        evaluator);
  }

  private static Evaluator evaluator(Supplier<Environment> environments) {
    return new Evaluator(
        new Uneven.Provider() {
          @Override
          public Environment create() {
            return environments.get();
          }
        },
        100);
  }

  /** Steps only together with all others; its episodes do not end. */
  private static final class Together extends Delegate {
    private final CyclicBarrier barrier;

    private Together(CyclicBarrier barrier) {
      super(new Endless());
      this.barrier = barrier;
    }

    @Override
    public TimeStep step(double... action) {
      try {
        barrier.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException("the others are not inside step", e);
      }
      return inner.step(action);
    }
  }

  /** Whose episodes do not end. */
  private static final class Endless extends Delegate {
    private Endless() {
      super(new Uneven(true));
    }

    @Override
    public TimeStep step(double... action) {
      TimeStep step = inner.step(action);
      return step.isLast() ? TimeStep.transition(inner.reset().observation(), step.reward()) : step;
    }
  }

  @Test
  void allAreInsideStepAtTheSameTime() {
    CyclicBarrier training = new CyclicBarrier(COUNT);
    CyclicBarrier evaluation = new CyclicBarrier(COUNT);
    RunConfig config = settings().read();
    Telling journal = new Telling();

    try (Evaluator evaluator = evaluator(() -> new Together(evaluation))) {
      TrainingParts parts = parts(config, i -> new Together(training), new FakeAgent(1), evaluator);
      assertThat(TrainingLoop.begin(config, parts, journal, () -> 0).run(() -> false)).isTrue();
    }

    assertThat(journal.steps).hasSize(60);
    assertThat(journal.evaluations).hasSize(1);
  }

  /** Answers only after the next one has. */
  private static final class Late extends Delegate {
    private final List<CountDownLatch> answers;
    private final List<CountDownLatch> nextAnswers;
    private int step;

    private Late(List<CountDownLatch> answers, List<CountDownLatch> nextAnswers) {
      super(new Uneven(true));
      this.answers = answers;
      this.nextAnswers = nextAnswers;
    }

    @Override
    public TimeStep step(double... action) {
      try {
        assertThat(nextAnswers.get(step).await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      TimeStep answer = inner.step(action);
      answers.get(step++).countDown();
      return answer;
    }
  }

  @Test
  void theRunIsTheSameWhicheverIsFaster() {
    List<List<CountDownLatch>> latches = new ArrayList<>();
    for (int i = 0; i <= COUNT; i++) {
      int closed = i == COUNT ? 0 : 1; // nobody is behind the last
      latches.add(IntStream.range(0, 15).mapToObj(turn -> new CountDownLatch(closed)).toList());
    }
    RunConfig config = settings().read();

    Telling late = train(config, i -> new Late(latches.get(i), latches.get(i + 1)));

    Telling plain = train(config, i -> new Uneven(true));
    assertThat(late.steps).hasSize(60).isEqualTo(plain.steps);
    assertThat(late.episodes).isNotEmpty().isEqualTo(plain.episodes);
  }

  @Test
  void countsEachStepOnce() {
    FakeAgent agent = new FakeAgent(1);
    RunConfig config =
        settings()
            .set("training.updates_per_step", "3")
            .set("training.rate_schedule", "{from: 20, to: 40, end: 0}")
            .set("training.noise_schedule", "{from: 10, to: 11, end: 0}")
            .read();

    Telling journal = train(config, i -> new Uneven(true), agent);

    assertThat(journal.reports).extracting(StepReport::step).startsWith(0L, 1L).hasSize(60);
    for (StepReport each : journal.reports) {
      boolean silent = each.exploration().noise()[0] == 0;
      assertThat(silent).as("step %d", each.step()).isEqualTo(each.step() > 10);
    }
    assertThat(agent.updates).isEqualTo(3 * (60 - 14 + 1));
    assertThat(agent.rateFactors.get(3 * (30 - 13) - 1)).isEqualTo(0.55f); // step 29, from 0
    assertThat(agent.rateFactors.get(3 * (30 - 13))).isEqualTo(0.5f);
  }

  @Test
  void numbersEpisodesAsTheyBeginAndAsTheyEnd() {
    Telling journal = train(settings().read(), i -> new Uneven(true));

    List<Long> ends =
        journal.reports.stream()
            .filter(each -> each.after().isLast())
            .map(each -> each.step() + 1)
            .toList();
    List<Integer> ended =
        journal.reports.stream()
            .filter(each -> each.after().isLast())
            .map(StepReport::episode)
            .toList();
    assertThat(journal.episodeReports).extracting(EpisodeReport::totalSteps).isEqualTo(ends);
    assertThat(journal.episodeReports)
        .extracting(EpisodeReport::episode)
        .isEqualTo(IntStream.rangeClosed(1, ends.size()).boxed().toList());
    assertThat(ended).doesNotHaveDuplicates().isNotEqualTo(ended.stream().sorted().toList());
    for (int i = 0; i < ended.size(); i++) {
      int episode = ended.get(i);
      double sum = 0;
      int steps = 0;
      for (StepReport each : journal.reports) {
        sum += each.episode() == episode ? each.after().reward() : 0;
        steps += each.episode() == episode ? 1 : 0;
      }
      assertThat(journal.episodeReports.get(i).episodeReturn()).isEqualTo(sum);
      assertThat(journal.episodeReports.get(i).lengthSteps()).isEqualTo(steps);
    }
  }

  @Test
  void endsWithTheTurnThatFillsTheBudgetAndEvaluatesThereOnce() {
    Telling steps =
        train(
            settings()
                .set("training.budget", "30 steps")
                .set("evaluation.every", "15 steps")
                .read(),
            i -> new Uneven(true));
    Telling episodes =
        train(settings().set("training.budget", "5 episodes").read(), i -> new Uneven(true));

    assertThat(steps.steps).hasSize(32);
    assertThat(steps.evaluations)
        .extracting(EvaluationReport::totalSteps)
        .containsExactly(16L, 32L);
    assertThat(episodes.episodes).hasSizeBetween(5, 8);
    assertThat(episodes.steps.size() % COUNT).isZero();
  }

  /** Without a state. */
  private static Environment stateless() {
    return new Uneven(false);
  }

  @Test
  void withoutAStateAllWaitForACheckpointAtTheStartOfAnEpisode() {
    RunConfig config = settings().set("recording.checkpoint_every", "20 steps").read();

    Telling journal = train(config, i -> stateless());

    assertThat(journal.notices)
        .containsExactly(
            "Uneven-v0 does not report its state: checkpoints are made between episodes, for"
                + " which its environments wait for one another");
    assertThat(journal.states).hasSizeBetween(3, 4); // one before the first step
    Set<Long> seeds = new HashSet<>();
    for (TrainingState state : journal.states) {
      assertThat(state.slots()).allMatch(slot -> slot.sums().length() == 0);
      assertThat(state.slots()).allMatch(slot -> slot.environment().isEmpty());
      state.slots().stream().map(SlotState::episodeSeed).forEach(seeds::add);
    }
    assertThat(seeds).hasSize(COUNT * journal.states.size());
    assertThat(journal.reports).extracting(StepReport::step).endsWith(journal.steps.size() - 1L);
  }

  @ParameterizedTest(name = "with a state: {0}")
  @ValueSource(booleans = {true, false})
  void showsTheAgentOnceWhateverItActsOn(boolean stateful) {
    RunConfig config = settings().set("recording.checkpoint_every", "20 steps").read();
    FakeAgent agent = new FakeAgent(1);

    Telling journal = train(config, i -> new Uneven(stateful), agent);

    assertThat(agent.observed).hasSize(journal.reports.size() + COUNT);
    for (StepReport report : journal.reports) {
      assertThat(agent.observed.remove((Float) report.before().observation().get(0)))
          .as("%s was observed", report)
          .isTrue();
    }
    assertThat(agent.observed).hasSize(COUNT); // what it would act on next
  }

  @Test
  void withAStateNobodyWaits() {
    RunConfig never = settings().read();
    RunConfig often = settings().set("recording.checkpoint_every", "5 steps").read();

    Telling journal = train(often, i -> new Uneven(true));

    assertThat(journal.steps).isEqualTo(train(never, i -> new Uneven(true)).steps);
    assertThat(journal.states).hasSize(13);
  }

  @Test
  void namesTheOneThatFails() {
    CheckedEnvironment failing =
        CheckedEnvironment.of(
            new Uneven.Provider() {
              @Override
              public Environment create() {
                return new Delegate(new Uneven(true)) {
                  @Override
                  public TimeStep step(double... action) {
                    throw new IllegalStateException("broken");
                  }
                };
              }
            },
            3,
            COUNT);

    assertThatThrownBy(() -> train(settings().read(), i -> i == 2 ? failing : new Uneven(true)))
        .isInstanceOf(TrainingException.class)
        .hasMessage(
            "training stopped at step 1: the environment Uneven-v0 (3 of 4) failed:"
                + " java.lang.IllegalStateException: broken");
  }
}
