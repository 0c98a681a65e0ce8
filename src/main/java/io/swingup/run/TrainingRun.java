package io.swingup.run;

import io.swingup.agent.graph.GraphAgent;
import io.swingup.environment.CheckedEnvironment;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentPool;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.environment.TimeLimit;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.checkpoint.Checkpoint;
import io.swingup.storage.checkpoint.CheckpointRecorder;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.history.HistoryRecorder;
import io.swingup.storage.history.RunHeader;
import io.swingup.storage.model.InitialActor;
import io.swingup.storage.model.ModelRecorder;
import io.swingup.storage.model.RunPart;
import io.swingup.storage.model.WeightFile;
import io.swingup.training.Evaluator;
import io.swingup.training.Listeners;
import io.swingup.training.RandomStreams;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingLoop;
import io.swingup.training.TrainingParts;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run, wired together: streams, environment, agent, replay buffer, noise, loop, recorders.
 *
 * <p>Whoever creates a run closes it. Several runs may train at the same time, each on a thread of
 * its own. Whoever trains holds the {@link io.swingup.storage.file.RunLock} of the directories.
 */
public final class TrainingRun implements AutoCloseable {
  /** What the versions of a run call the policy that it started from, if any. */
  public static final String INITIAL_ACTOR = "initial_actor";

  private final RunConfig config;
  private final RandomStreams streams;
  private final EnvironmentPool environments;
  private final EnvironmentSpec spec;
  private final Evaluator evaluator;
  private final ReplayBuffer replay;
  private final GraphAgent agent;
  private final Map<String, String> versions = Versions.all();

  private TrainingRun(
      RunConfig config,
      EnvironmentProvider provider,
      EnvironmentPool environments,
      RandomStreams streams) {
    this.config = config;
    this.streams = streams;
    this.environments = environments;
    evaluator = new Evaluator(provider, config.evaluation().timeLimit());
    spec = environments.all().get(0).spec();
    replay =
        new ReplayBuffer(
            config.training().replay(),
            config.agent().discount(),
            spec.observation().size(),
            spec.action().size());
    agent =
        GraphAgent.create(
            spec,
            config.agent(),
            config.session(),
            config.training().replay().prioritised(),
            streams.kernels(),
            streams.agent());
  }

  /**
   * Makes the parts; nothing is written yet.
   *
   * @param config the run
   * @return the run, to be closed
   * @throws io.swingup.usage.UsageException if the environment or the device is not there, or the
   *     replay buffer does not fit the memory
   * @throws io.swingup.environment.EnvironmentException if the environment fails
   */
  public static TrainingRun of(RunConfig config) {
    EarlyLoad.await();
    EnvironmentProvider provider = Environments.provider(config.environment());
    EnvironmentPool environments = new EnvironmentPool();
    boolean complete = false;
    try {
      addAll(environments, provider, config);
      TrainingRun run = new TrainingRun(config, provider, environments, RandomStreams.of(config));
      complete = true;
      return run;
    } finally {
      if (!complete) {
        environments.close();
      }
    }
  }

  private static void addAll(
      EnvironmentPool environments, EnvironmentProvider provider, RunConfig config) {
    int count = config.training().environments();
    for (int i = 1; i <= count; i++) {
      CheckedEnvironment environment = CheckedEnvironment.of(provider, i, count);
      environments.add(limited(environment, config.environment().timeLimit()));
    }
  }

  private static Environment limited(Environment environment, int steps) {
    return steps == 0 ? environment : new TimeLimit(environment, steps);
  }

  /**
   * Starts the actor and its target with the weights of a saved policy, which the manifest then
   * names; to be called before the training.
   *
   * @param policy the SavedModel
   * @throws IOException if it is not a valid policy
   * @throws io.swingup.usage.UsageException if its layers are not those of the actor
   */
  public void startFrom(Path policy) throws IOException {
    new InitialActor(policy, spec).giveTo(agent, agent);
    versions.put(INITIAL_ACTOR, policy.toString());
  }

  /**
   * Trains and writes everything; from the start, or on from a checkpoint.
   *
   * @param run the directories; new and empty for a start
   * @param checkpoint what to continue from, or null
   * @param progress what is told besides the recorders
   * @param stop asked after each environment step; the training then stops at a checkpoint
   * @return whether the training came to its end
   * @throws io.swingup.usage.UsageException if a setting has changed since the checkpoint that may
   *     not change
   * @throws IOException if something cannot be written
   */
  public boolean train(
      RunDirectory run,
      @Nullable Checkpoint checkpoint,
      TrainingListener progress,
      BooleanSupplier stop)
      throws IOException {
    ModelRecorder models = new ModelRecorder(run, config, agent);
    String started = now();
    Map<String, Long> lengths = Map.of();
    List<RunPart> parts = List.of(new RunPart(0, versions));
    if (checkpoint == null) {
      models.begin();
    } else {
      checkpoint.requireSameSettings(config);
      checkpoint.restore(agent, replay);
      models.restore(
          checkpoint.best(),
          checkpoint.state().last().orElse(null),
          checkpoint.state().best().orElse(null));
      started = checkpoint.state().started();
      lengths = checkpoint.state().histories();
      parts = checkpoint.partsWith(versions);
    }
    RunHeader header = new RunHeader(config, spec, agent.metrics(), agent.graph());
    try (HistoryRecorder histories =
            HistoryRecorder.open(run, header, lengths, InstantSource.system());
        CheckpointRecorder checkpoints =
            new CheckpointRecorder(
                run,
                new CheckpointRecorder.Sources(
                    agent, new WeightFile(agent.variables()), replay, models, histories),
                config,
                started,
                parts)) {
      // A checkpoint keeps the lengths of the histories and the best policy: it comes last.
      TrainingListener all = new Listeners(List.of(histories, models, progress, checkpoints));
      if (!loop(checkpoint, all).run(stop)) {
        return false;
      }
    }
    models.finish(parts, started, now());
    return true;
  }

  private TrainingLoop loop(@Nullable Checkpoint checkpoint, TrainingListener listener) {
    TrainingParts parts =
        new TrainingParts(
            environments.all(),
            Stream.generate(() -> config.exploration().create(spec.action(), streams.exploration()))
                .limit(config.training().environments())
                .toList(),
            agent,
            replay,
            streams,
            evaluator);
    return checkpoint == null
        ? TrainingLoop.begin(config, parts, listener, System::nanoTime)
        : TrainingLoop.resume(
            config, parts, listener, System::nanoTime, checkpoint.state().training());
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Frees agent and environments, even where closing one fails. */
  @Override
  public void close() {
    try (environments;
        evaluator;
        agent) {
      // All are closed here, even if closing one fails.
    }
  }
}
