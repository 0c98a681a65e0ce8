package io.swingup.interop;

import io.swingup.agent.Agent;
import io.swingup.agent.Update;
import io.swingup.agent.graph.GraphAgent;
import io.swingup.agent.graph.ModelSource;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.replay.TransitionBatch;
import io.swingup.storage.config.ConfigReader;
import io.swingup.storage.model.ModelExporter;
import io.swingup.training.config.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains an agent on random batches, saves it as {@code critic} and {@code trainer}, and goes on
 * for five steps: {@code training.csv} has, for each of them, the columns of the batch and both
 * losses; {@code mean_q.csv} the critic's mean value of the first batch.
 *
 * <p>Argument: the directory of the files.
 */
final class JavaTraining {
  private static final int BEFORE = 20;
  private static final int STEPS = 5;

  private JavaTraining() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    RunConfig config = new ConfigReader("keras-example").read();
    EnvironmentSpec spec = Environments.provider(config.environment().id()).create().spec();
    SplittableRandom random = new SplittableRandom(0);
    try (GraphAgent agent =
        GraphAgent.create(spec, config.agent(), config.session(), false, random::nextInt, random)) {
      for (int i = 0; i < BEFORE; i++) {
        agent.learn(batch(random), 1, new float[] {1, 0, 0});
      }
      new ModelExporter(agent, ModelSource.CRITIC).export(directory.resolve("critic"));
      new ModelExporter(agent, ModelSource.TRAINER).export(directory.resolve("trainer"));
      trainOn(agent, random, directory);
    }
  }

  private static void trainOn(Agent agent, SplittableRandom random, Path directory)
      throws IOException {
    List<String> lines = new ArrayList<>();
    List<String> meanQ = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      TransitionBatch batch = batch(random);
      Update update = agent.learn(batch, 1, new float[] {1, 0, 0});
      lines.add(JavaFigures.text(batch.observations()));
      lines.add(JavaFigures.text(batch.actions()));
      lines.add(JavaFigures.text(batch.rewards()));
      lines.add(JavaFigures.text(batch.discounts()));
      lines.add(JavaFigures.text(batch.nextObservations()));
      lines.add(update.metric("critic_loss") + " " + update.metric("actor_loss"));
      meanQ.add(String.valueOf(update.metric("mean_q")));
    }
    Files.write(directory.resolve("training.csv"), lines);
    Files.write(directory.resolve("mean_q.csv"), meanQ);
  }

  private static TransitionBatch batch(SplittableRandom random) {
    TransitionBatch batch = new TransitionBatch(64, 3, 1);
    for (float[] column :
        List.of(batch.observations(), batch.actions(), batch.rewards(), batch.nextObservations())) {
      for (int i = 0; i < column.length; i++) {
        column[i] = (float) random.nextDouble(-2, 2);
      }
    }
    Arrays.fill(batch.discounts(), 1);
    batch.discounts()[0] = 0;
    return batch;
  }
}
