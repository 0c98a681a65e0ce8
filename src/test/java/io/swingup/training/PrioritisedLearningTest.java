package io.swingup.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swingup.agent.Agent;
import io.swingup.agent.Update;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.environment.FloatVector;
import io.swingup.replay.ReplayBuffer;
import io.swingup.replay.TransitionBatch;
import io.swingup.storage.config.ConfigReader;
import io.swingup.tasks.Uneven;
import io.swingup.training.config.RunConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of errors and weights through a loop. */
@Timeout(60)
class PrioritisedLearningTest {
  private static final double ALPHA = 0.6;
  private static final double BETA = 0.3;

  /** In a buffer that keeps everything. */
  @ParameterizedTest
  @ValueSource(strings = {"300 steps", "50 episodes"})
  void weightsFollowFromErrorsAndFromHowMuchOfTheBudgetIsOver(String budget) {
    RunConfig config =
        new ConfigReader("default")
            .set("environment.id", "Uneven-v0")
            .set("training.budget", budget)
            .set("training.warm_up", "{random_steps: 0, learning_starts: 1}")
            .set("training.replay", "{capacity: 1000, n_step: 2}")
            .set("training.replay.priorities", "{alpha: " + ALPHA + ", beta: " + BETA + "}")
            .set("agent.batch_size", "8")
            .set("evaluation", "{every: 1000 steps, starts: 1, selection_starts: 1}")
            .read();
    Judge judge = new Judge(config);

    train(config, judge);

    assertThat(judge.inner.updates).isGreaterThan(200);
    assertThat(judge.smallest).isLessThan(0.5);
  }

  private static void train(RunConfig config, Judge judge) {
    EnvironmentProvider provider = Environments.provider(config.environment().id());
    RandomStreams streams = RandomStreams.of(config);
    try (Uneven environment = new Uneven(true);
        Evaluator evaluator = new Evaluator(provider, 100)) {
      TrainingParts parts =
          new TrainingParts(
              List.of(environment),
              List.of(
                  config.exploration().create(environment.spec().action(), streams.exploration())),
              judge,
              new ReplayBuffer(config.training().replay(), 0.9, 1, 1),
              streams,
              evaluator);
      assertThat(TrainingLoop.begin(config, parts, judge, () -> 0).run(() -> false)).isTrue();
    }
  }

  /** Reports errors that follow from the record, and checks the weights that follow from them. */
  private static final class Judge implements Agent, TrainingListener {
    private final RunConfig config;
    private final FakeAgent inner = new FakeAgent(1);
    private final double[] priorities = new double[1000];
    private double largest = 1;
    private double smallest = 1;
    private int known;
    private int steps;
    private int episodes;

    private Judge(RunConfig config) {
      this.config = config;
    }

    @Override
    public void observe(float[] observations, int count) {
      inner.observe(observations, count);
    }

    @Override
    public Update learn(TransitionBatch batch, float rateFactor, float[] nextObservations) {
      priorities[known++] = largest; // the step that has just been stored
      check(batch);
      float[] errors = new float[batch.size()];
      for (int i = 0; i < errors.length; i++) {
        errors[i] = (float) Math.abs(3 * Math.sin(inner.updates + batch.indices()[i]));
      }
      for (int i = 0; i < errors.length; i++) {
        priorities[batch.indices()[i]] = errors[i] + 1e-6;
        largest = Math.max(largest, errors[i] + 1e-6);
      }
      Update update = inner.learn(batch, rateFactor, nextObservations);
      return new Update(update.metrics(), update.nextActions(), FloatVector.of(errors));
    }

    private void check(TransitionBatch batch) {
      long over = config.training().budget().count(steps, episodes);
      double progress = (double) over / config.training().budget().length();
      double beta = BETA + (1 - BETA) * progress;
      double sum = IntStream.range(0, known).mapToDouble(i -> Math.pow(priorities[i], ALPHA)).sum();
      double[] weights =
          IntStream.of(batch.indices())
              .mapToDouble(i -> Math.pow(known * Math.pow(priorities[i], ALPHA) / sum, -beta))
              .toArray();
      double most = Arrays.stream(weights).max().orElseThrow();
      for (int i = 0; i < weights.length; i++) {
        assertThat((double) batch.weights()[i]).isCloseTo(weights[i] / most, within(1e-5));
        smallest = Math.min(smallest, batch.weights()[i]);
      }
    }

    @Override
    public void onStep(StepReport report) {
      steps++;
    }

    @Override
    public void onEpisode(EpisodeReport report) {
      episodes++;
    }

    @Override
    public List<String> metrics() {
      return inner.metrics();
    }

    @Override
    public float[] act(float[] observations, int count) {
      return inner.act(observations, count);
    }

    @Override
    public float[] explore(float[] observations, int count) {
      return inner.explore(observations, count);
    }

    @Override
    public void save(String prefix) {
      inner.save(prefix);
    }

    @Override
    public void restore(String prefix) {
      inner.restore(prefix);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
