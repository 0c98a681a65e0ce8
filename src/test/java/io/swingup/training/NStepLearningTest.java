package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentPool;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.TransitionBatch;
import io.swingup.storage.config.ConfigReader;
import io.swingup.training.config.RunConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a loop learns from, compared with what it reports. */
@Timeout(60)
class NStepLearningTest {
  private static final int CAPACITY = 50;
  private static final double GAMMA = 0.9;

  /** Environments without a state wait for one another where a checkpoint is due. */
  @ParameterizedTest(name = "{1} times {0}, {2} steps a return")
  @CsvSource({"Uneven-v0, 1, 3", "Uneven-v0, 4, 3", "StatelessUneven-v0, 4, 5"})
  void learnsFromReturnsWithinEpisodes(String id, int environments, int n) {
    RunConfig config =
        new ConfigReader("default")
            .set("environment.id", id)
            .set("training.environments", Integer.toString(environments))
            .set("training.budget", "400 steps")
            .set("training.warm_up", "{random_steps: 0, learning_starts: 1}")
            .set("training.replay", "{capacity: " + CAPACITY + ", n_step: " + n + "}")
            .set("agent.discount", Double.toString(GAMMA))
            .set("agent.batch_size", "8")
            .set("evaluation", "{every: 1000 steps, starts: 1, selection_starts: 1}")
            .set("recording.checkpoint_every", "20 steps")
            .read();
    FakeAgent agent = new FakeAgent(1);
    Checks checks = new Checks(n, agent);

    train(config, agent, checks);

    checks.endTurn();
    assertThat(checks.rows).isGreaterThan(500);
    assertThat(checks.lengths).hasSize(n);
  }

  private static void train(RunConfig config, FakeAgent agent, TrainingListener listener) {
    EnvironmentProvider provider = Environments.provider(config.environment().id());
    RandomStreams streams = RandomStreams.of(config);
    try (EnvironmentPool environments = new EnvironmentPool();
        Evaluator evaluator = new Evaluator(provider, 100)) {
      IntStream.range(0, config.training().environments())
          .forEach(i -> environments.add(provider.create()));
      Environment first = environments.all().get(0);
      TrainingParts parts =
          new TrainingParts(
              environments.all(),
              Stream.generate(
                      () ->
                          config.exploration().create(first.spec().action(), streams.exploration()))
                  .limit(environments.all().size())
                  .toList(),
              agent,
              new ReplayBuffer(config.training().replay(), GAMMA, 1, 1),
              streams,
              evaluator);
      assertThat(TrainingLoop.begin(config, parts, listener, () -> 0).run(() -> false)).isTrue();
    }
  }

  /** Compares each batch with the steps that were reported up to the end of its turn. */
  private static final class Checks implements TrainingListener {
    private final int n;
    private final List<StepReport> steps = new ArrayList<>();
    private final Set<Integer> lengths = new HashSet<>();
    private final List<Integer> indices = new ArrayList<>();
    private final List<Float> numbers = new ArrayList<>(); // reward, discount, next observation
    private final FakeAgent agent;
    private int updates;
    private int rows;

    private Checks(int n, FakeAgent agent) {
      this.n = n;
      this.agent = agent;
    }

    /* The agent has learned since where another turn has begun. */
    @Override
    public void onStep(StepReport report) {
      if (agent.updates > updates) {
        endTurn();
        updates = agent.updates;
        keep(report.batch());
      }
      steps.add(report);
    }

    /* The batch itself is overwritten by the next turn. */
    private void keep(TransitionBatch batch) {
      indices.clear();
      numbers.clear();
      for (int i = 0; i < batch.size(); i++) {
        indices.add(batch.indices()[i]);
        numbers.addAll(
            List.of(batch.rewards()[i], batch.discounts()[i], batch.nextObservations()[i]));
      }
    }

    private void endTurn() {
      for (int i = 0; i < indices.size(); i++) {
        check(indices.get(i), numbers.subList(3 * i, 3 * i + 3));
      }
    }

    private void check(int index, List<Float> found) {
      int newest = steps.size() - 1;
      StepReport start = steps.get(newest - Math.floorMod(newest - index, CAPACITY));
      List<StepReport> window =
          steps.stream()
              .filter(each -> each.episode() == start.episode() && each.step() >= start.step())
              .limit(n)
              .toList();
      double sum = 0;
      for (int k = 0; k < window.size(); k++) {
        sum += Math.pow(GAMMA, k) * window.get(k).after().reward();
      }
      StepReport end = window.get(window.size() - 1);
      double weight = Math.pow(GAMMA, window.size() - 1) * end.after().discount();
      assertThat(found.get(0)).isCloseTo((float) sum, within(1e-5f));
      assertThat(found.get(1)).isCloseTo((float) weight, within(1e-6f));
      assertThat(found.get(2)).isEqualTo(end.after().observation().get(0));
      rows++;
      lengths.add(window.size());
    }
  }
}
