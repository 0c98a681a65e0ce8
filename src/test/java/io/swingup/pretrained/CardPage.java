package io.swingup.pretrained;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.storage.model.PretrainedCard;
import io.swingup.storage.model.PretrainedCard.Choice;
import io.swingup.storage.model.PretrainedCard.Returns;
import java.util.Locale;
import java.util.stream.Collectors;

/** A card as people read it, with the head that Hugging Face reads (model card metadata). */
final class CardPage {
  private CardPage() {}

  static String of(PretrainedCard card, EnvironmentProvider provider) {
    return head(card) + facts(card, provider.description()) + commands(card);
  }

  private static String head(PretrainedCard card) {
    return String.format(
        Locale.ROOT,
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
              value: %4$.2f +/- %5$.2f
              name: mean_reward
              verified: false
        ---

        """,
        card.environment(),
        card.algorithm(),
        card.preset(),
        card.returns().mean(),
        card.returns().std());
  }

  private static String facts(PretrainedCard card, String description) {
    Choice choice = card.choice();
    Returns returns = card.returns();
    return String.format(
        Locale.ROOT,
        """
        # A policy for %1$s: preset `%2$s`

        %3$s The policy was learned by %4$s and is a TensorFlow SavedModel. `%5$s` holds the figures of this page for programs.

        | | |
        |---|---|
        | task | `%1$s` |
        | settings | preset `%2$s`, all of them in `config.yaml` |
        | training | seeds %6$s; this is seed %7$d after %8$,d environment steps |
        | chosen by | the highest mean return, %9$.1f, of all evaluations of all these seeds over the %10$,d starts from `reset(1000000)` on; the starts below had no say in it |
        | mean return | %11$.1f, 95 %% interval [%12$.1f, %13$.1f] by the bootstrap over starts; %14$,d starts, `reset(0)` to `reset(%15$d)`, without noise |
        | standard deviation | %16$.1f |
        | first %17$,d starts | mean return %18$.4f |
        | trained by | %19$s |

        """,
        card.environment(),
        card.preset(),
        description,
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
        versions(card));
  }

  private static String commands(PretrainedCard card) {
    return String.format(
        Locale.ROOT,
        """
        ## Use it

        ```sh
        bin/swingup film --model pretrained:%1$s --out %1$s.gif
        bin/swingup evaluate --model pretrained:%1$s --starts %2$d
        ```

        ## What made it

        ```sh
        bin/swingup train --preset %1$s --seeds %3$s
        make pretrained-%1$s RUNS="models/%1$s-seeds%3$s-seed*"
        ```

        ## Files

        | file | SHA-256 |
        |---|---|
        %4$s
        """,
        card.preset(),
        card.returns().starts(),
        card.choice().seeds(),
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
