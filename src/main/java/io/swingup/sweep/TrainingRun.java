package io.swingup.sweep;

import io.swingup.agent.DdpgAgent;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.HistoryRecorder;
import io.swingup.storage.InitialActor;
import io.swingup.storage.ModelRecorder;
import io.swingup.storage.RunDirectory;
import io.swingup.training.Evaluator;
import io.swingup.training.Listeners;
import io.swingup.training.RandomStreams;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * One run, wired together: streams, environment, agent, replay buffer, noise, loop, recorders.
 *
 * <p>Whoever creates a run closes it. Several runs may train at the same time, each on a thread of
 * its own.
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
   * @throws IllegalArgumentException if the environment or the device is not there
   */
  public TrainingRun(RunConfig config) {
    this.config = config;
    provider = Environments.provider(config.environment());
    streams = RandomStreams.of(config);
    environment = provider.create();
    EnvironmentSpec spec = environment.spec();
    replay =
        new ReplayBuffer(
            config.learning().replay().capacity(), spec.observation().size(), spec.action().size());
    agent =
        new DdpgAgent(
            spec, config.networks(), config.learning(), config.session(), streams.kernels());
  }

  /**
   * Starts the actor and its target with the weights of a saved policy, which the manifest then
   * names; to be called before the training.
   *
   * @param policy the SavedModel
   * @throws IOException if it is not a whole policy
   * @throws io.swingup.storage.ConfigException if its layers are not those of the actor
   */
  public void startFrom(Path policy) throws IOException {
    new InitialActor(policy, environment.spec()).giveTo(agent, config.networks());
    versions.put("initial_actor", policy.toString());
  }

  /**
   * Trains to the end and writes everything.
   *
   * @param run new, empty directories
   * @param progress what is told besides the recorders
   * @throws IOException if something cannot be written
   */
  public void train(RunDirectory run, TrainingListener progress) throws IOException {
    EnvironmentSpec spec = environment.spec();
    Instant started = Instant.now();
    ModelRecorder models = new ModelRecorder(run, config, spec, agent);
    try (HistoryRecorder histories = new HistoryRecorder(run, config, spec)) {
      loop(spec, new Listeners(List.of(histories, models, progress))).run();
    }
    models.finish(versions, text(started), text(Instant.now()));
  }

  private TrainingLoop loop(EnvironmentSpec spec, TrainingListener listener) {
    TrainingLoop.Parts parts =
        new TrainingLoop.Parts(
            environment,
            agent,
            config.exploration().create(spec.action().size(), streams.exploration()),
            replay,
            streams.replay());
    return new TrainingLoop(
        config,
        parts,
        streams.environmentSeed(),
        new Evaluator(provider),
        listener,
        System::nanoTime);
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public void close() {
    try (environment;
        agent) {
      // Both are closed here, even if closing one fails.
    }
  }
}
