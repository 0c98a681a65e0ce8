package io.swingup.run;

import io.swingup.agent.graph.DdpgAgent;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeLimit;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.checkpoint.CheckpointRecorder;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.HistoryRecorder;
import io.swingup.storage.model.InitialActor;
import io.swingup.storage.model.ModelRecorder;
import io.swingup.training.Evaluator;
import io.swingup.training.Listeners;
import io.swingup.training.RandomStreams;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingLoop;
import io.swingup.training.TrainingParts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One run, wired together: streams, environment, agent, replay buffer, noise, loop, recorders.
 *
 * <p>Whoever creates a run closes it. Several runs may train at the same time, each on a thread of
 * its own. Whoever trains holds the {@link io.swingup.storage.file.RunLock} of the directories.
 */
public final class TrainingRun implements AutoCloseable {
  private final RunConfig config;
  private final EnvironmentProvider provider;
  private final RandomStreams streams;
  private final Environment environment;
  private final ReplayBuffer replay;
  private final DdpgAgent agent;
  private final Map<String, String> versions = Versions.all();

  /**
   * Makes the parts; nothing is written yet.
   *
   * @param config the run
   * @throws IllegalArgumentException if the environment or the device is not there, or the replay
   *     buffer does not fit the memory
   */
  public TrainingRun(RunConfig config) {
    this.config = config;
    provider = Environments.provider(config.environment());
    streams = RandomStreams.of(config);
    environment = limited(provider.create(), config.training().timeLimit());
    EnvironmentSpec spec = environment.spec();
    replay =
        new ReplayBuffer(
            config.learning().replay().capacity(), spec.observation().size(), spec.action().size());
    agent =
        new DdpgAgent(
            spec, config.networks(), config.learning(), config.session(), streams.kernels());
  }

  private static Environment limited(Environment environment, int steps) {
    return steps == 0 ? environment : new TimeLimit(environment, steps);
  }

  /**
   * Starts the actor and its target with the weights of a saved policy, which the manifest then
   * names; to be called before the training.
   *
   * @param policy the SavedModel
   * @throws IOException if it is not a whole policy
   * @throws io.swingup.usage.UsageException if its layers are not those of the actor
   */
  public void startFrom(Path policy) throws IOException {
    new InitialActor(policy, environment.spec()).giveTo(agent, config.networks());
    versions.put("initial_actor", policy.toString());
  }

  /**
   * Trains and writes everything; from the start, or on from a checkpoint.
   *
   * @param run the directories; new and empty for a start
   * @param checkpoint what to go on from, or null
   * @param progress what is told besides the recorders
   * @param stop asked after each environment step; the training then stops at a checkpoint
   * @return whether the training came to its end
   * @throws IOException if something cannot be written
   */
  public boolean train(
      RunDirectory run,
      @Nullable Checkpoint checkpoint,
      TrainingListener progress,
      BooleanSupplier stop)
      throws IOException {
    ModelRecorder models = new ModelRecorder(run, config, environment.spec(), agent);
    String started = now();
    Map<String, Long> lengths = Map.of();
    if (checkpoint == null) {
      models.begin();
    } else {
      checkpoint.restore(agent, replay);
      models.restore(checkpoint.best(), checkpoint.state().last(), checkpoint.state().best());
      started = checkpoint.state().started();
      lengths = checkpoint.state().histories();
      checkpoint.state().versions().forEach(versions::putIfAbsent);
    }
    try (HistoryRecorder histories =
            new HistoryRecorder(run, config, environment.spec(), lengths, agent.graph());
        CheckpointRecorder checkpoints =
            new CheckpointRecorder(
                run,
                new CheckpointRecorder.Sources(agent, replay, models, histories),
                config.training().recording().checkpointsKept(),
                started,
                versions)) {
      TrainingListener all = new Listeners(List.of(histories, models, progress, checkpoints));
      if (!loop(checkpoint, all).run(stop)) {
        return false;
      }
    }
    models.finish(versions, started, now());
    return true;
  }

  private TrainingLoop loop(@Nullable Checkpoint checkpoint, TrainingListener listener) {
    TrainingParts parts =
        new TrainingParts(
            environment,
            agent,
            config.exploration().create(environment.spec().action().size(), streams.exploration()),
            replay,
            streams,
            new Evaluator(provider));
    return checkpoint == null
        ? TrainingLoop.begin(config, parts, listener, System::nanoTime)
        : TrainingLoop.resume(
            config, parts, listener, System::nanoTime, checkpoint.state().training());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public void close() {
    try (environment;
        agent) {
      // Both are closed here, even if closing one fails.
    }
  }
}
