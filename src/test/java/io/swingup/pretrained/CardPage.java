package io.swingup.pretrained;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.storage.model.PretrainedCard;
import io.swingup.storage.model.PretrainedCard.Choice;
import io.swingup.storage.model.PretrainedCard.Returns;
import java.util.Locale;
import java.util.stream.Collectors;

/** A card as people read it, with the head that Hugging Face reads (model card metadata). */
final class CardPage {
  private static final String PAGE =
      """
      ---
      library_name: swingup
      license: apache-2.0
      pipeline_tag: reinforcement-learning
      tags:
      - %1$s
      - %2$s
      - deep-reinforcement-learning
      - reinforcement-learning
      - swingup
      model-index:
      - name: %3$s
        results:
        - task:
            type: reinforcement-learning
            name: reinforcement-learning
          dataset:
            name: %1$s
            type: %1$s
          metrics:
          - type: mean_reward
            value: %4$s
            name: mean_reward
            verified: false
      ---

      # A policy for %1$s: preset `%3$s`

      %5$s The policy was learned by %6$s and is a TensorFlow SavedModel. `%7$s` holds the figures of this page for programs.

      | | |
      |---|---|
      | task | `%1$s` |
      | settings | preset `%3$s`, all of them in `config.yaml` |
      | training | seeds %8$s; this is seed %9$d after %10$,d environment steps |
      | chosen by | the highest mean return, %11$.1f, of all evaluations of all these seeds over the %12$,d starts from `reset(1000000)` on; the starts below had no say in it |
      | mean return | %13$.1f, 95 %% interval [%14$.1f, %15$.1f] by the bootstrap over starts; %16$,d starts, `reset(0)` to `reset(%17$d)`, without noise |
      | standard deviation | %18$.1f |
      | first %19$,d starts | mean return %20$.4f |
      | trained by | %21$s |

      ## Use it

      ```sh
      bin/swingup film --model pretrained:%3$s --out %3$s.gif
      bin/swingup evaluate --model pretrained:%3$s --starts %16$d
      ```

      ## What made it

      ```sh
      bin/swingup train --preset %3$s --seeds %8$s
      make pretrained-%3$s RUNS="models/%3$s-seeds%8$s-seed*"
      ```

      ## Files

      | file | SHA-256 |
      |---|---|
      %22$s
      """;

  private CardPage() {}

  static String of(PretrainedCard card, EnvironmentProvider provider) {
    Choice choice = card.choice();
    Returns returns = card.returns();
    return String.format(
        Locale.ROOT,
        PAGE,
        card.environment(),
        card.algorithm(),
        card.preset(),
        String.format(Locale.ROOT, "%.2f +/- %.2f", returns.mean(), returns.std()),
        provider.description(),
        card.algorithm().toUpperCase(Locale.ROOT),
        PretrainedCard.FILE,
        choice.seeds(),
        choice.seed(),
        choice.totalSteps(),
        choice.selectionMeanReturn(),
        choice.starts(),
        returns.mean(),
        returns.low(),
        returns.high(),
        returns.starts(),
        returns.starts() - 1,
        returns.std(),
        returns.first(),
        returns.meanOfFirst(),
        versions(card),
        files(card));
  }

  private static String versions(PretrainedCard card) {
    return card.versions().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String files(PretrainedCard card) {
    return card.sha256().entrySet().stream()
        .map(entry -> "| `" + entry.getKey() + "` | `" + entry.getValue() + "` |")
        .collect(Collectors.joining("\n"));
  }
}
