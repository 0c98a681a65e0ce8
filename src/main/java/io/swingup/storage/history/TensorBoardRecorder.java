package io.swingup.storage.history;

import io.swingup.storage.config.ConfigWriter;
import io.swingup.training.EpisodeReport;
import io.swingup.training.EvaluationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what TensorBoard shows, under the tags of stable-baselines3 where it has the same figure.
 */
final class TensorBoardRecorder implements HistoryFile {
  private static final Map<String, String> TAGS = Map.of("temperature", "ent_coef");

  private final EventFile events;
  private final List<String> metrics;

  /** Takes over a file, which closing this closes. */
  TensorBoardRecorder(EventFile events, List<String> metrics) {
    this.events = events;
    this.metrics = metrics;
  }

  /** Writes what is known before the first step: every setting and the graph of the training. */
  void begin(RunHeader header) throws IOException {
    String settings = ConfigWriter.toYaml(header.config()).indent(4); // code in Markdown
    events.addText("hyperparameters/text_summary", settings);
    events.addHyperparameters(ConfigWriter.toSettings(header.config()));
    events.addGraph(header.graph());
  }

  @Override
  public void onEpisode(EpisodeReport report) {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("rollout/ep_rew_mean", report.meanReturn40());
    numbers.put("rollout/ep_len", (double) report.lengthSteps());
    numbers.put("rollout/ep_rew", report.episodeReturn());
    numbers.put("time/fps", report.totalSteps() / report.timing().elapsedSeconds());
    for (int i = 0; i < metrics.size(); i++) {
      String name = metrics.get(i);
      numbers.put("train/" + TAGS.getOrDefault(name, name), report.metrics().get(i));
    }
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

  @Override
  public History history() {
    return events;
  }
}
