package io.swingup.storage.history;

import io.swingup.storage.config.ConfigWriter;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import io.swingup.training.RunConfig;
import io.swingup.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes what TensorBoard shows, under the tags of stable-baselines3. */
final class TensorBoardRecorder implements TrainingListener {
  private final EventFile events;

  TensorBoardRecorder(EventFile events) {
    this.events = events;
  }

  /** Writes what is known before the first step: every setting and the graph of the training. */
  void begin(RunConfig config, byte[] graph) throws IOException {
    String settings = ConfigWriter.toYaml(config).indent(4); // code in Markdown
    events.addText("hyperparameters/text_summary", settings);
    events.addHyperparameters(ConfigWriter.toSettings(config));
    events.addGraph(graph);
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("rollout/ep_rew_mean", report.meanReturn40());
    numbers.put("rollout/ep_len_mean", (double) report.lengthSteps());
    numbers.put("rollout/ep_rew", report.episodeReturn());
    numbers.put("time/fps", report.totalSteps() / report.timing().elapsedSeconds());
    numbers.put("train/actor_loss", report.learning().actorLoss());
    numbers.put("train/critic_loss", report.learning().criticLoss());
    numbers.put("train/mean_q", report.learning().meanQ());
    add(report.totalSteps(), numbers);
  }

  @Override
  public void onEvaluation(EvaluationReport report) {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("eval/mean_reward", report.scores().meanReturn());
    numbers.put("eval/std_reward", report.scores().stdReturn());
    report.scores().meanRegret().ifPresent(regret -> numbers.put("eval/mean_regret", regret));
    add(report.totalSteps(), numbers);
  }

  private void add(long step, Map<String, Double> numbers) {
    try {
      events.addScalars(step, numbers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
