package io.swingup.cli;

import io.swingup.agent.DdpgAgent;
import io.swingup.agent.Devices;
import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.replay.ReplayBuffer;
import io.swingup.storage.HistoryRecorder;
import io.swingup.storage.ModelRecorder;
import io.swingup.storage.RunDirectory;
import io.swingup.training.Evaluator;
import io.swingup.training.Listeners;
import io.swingup.training.RandomStreams;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingListener;
import io.swingup.training.TrainingLoop;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** One run, wired together: streams, environment, agent, replay buffer, noise, loop, recorder. */
final class Trainer implements AutoCloseable {
  private static final Logger LOG = LogManager.getLogger(Trainer.class);

  private final RunConfig config;
  private final EnvironmentProvider provider;
  private final RandomStreams streams;
  private final Environment environment;
  private final DdpgAgent agent;

  Trainer(RunConfig config) {
    this.config = config;
    provider = Environments.provider(config.environment());
    streams = RandomStreams.of(config);
    environment = provider.create();
    agent =
        new DdpgAgent(
            environment.spec(),
            config.networks(),
            config.learning(),
            config.session(),
            streams.kernels());
    LOG.info("device {}: {}", config.session().device(), Devices.choose(config.session().device()));
  }

  /** Trains to the end and writes everything. */
  void train(RunDirectory run) throws IOException {
    EnvironmentSpec spec = environment.spec();
    Instant started = Instant.now();
    LOG.info("run {}: {} episodes of {}", run.name(), config.training().episodes(), spec.id());
    ModelRecorder models = new ModelRecorder(run, config, spec, agent);
    try (HistoryRecorder histories = new HistoryRecorder(run, config, spec);
        Progress progress = Progress.forThisTerminal(config.training().episodes())) {
      loop(spec, new Listeners(List.of(histories, models, progress))).run();
      models.finish(Versions.all(), text(started), text(Instant.now()));
    }
    LOG.info("wrote {} and {}", run.data(), run.models());
  }

  private TrainingLoop loop(EnvironmentSpec spec, TrainingListener listener) {
    int observationSize = spec.observation().size();
    int actionSize = spec.action().size();
    int capacity = config.learning().replayCapacity();
    TrainingLoop.Parts parts =
        new TrainingLoop.Parts(
            environment,
            agent,
            config.exploration().create(actionSize, streams.exploration()),
            new ReplayBuffer(capacity, observationSize, actionSize),
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
