package io.swingup.agent.graph;

import io.swingup.agent.Td3Config;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.ActionRange;
import io.swingup.network.KernelSeeds;
import io.swingup.network.TanhPolicy;
import io.swingup.network.Values;
import io.swingup.network.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Twin Delayed Deep Deterministic Policy Gradient (Fujimoto, van Hoof and Meger 2018, Addressing
 * Function Approximation Error in Actor-Critic Methods, Algorithm 1).
 *
 * @param config the settings
 */
record Td3(Td3Config config) implements Algorithm {

  @Override
  public Learner build(Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
    return new Algorithm1(config, tf, spec, in, seeds).learner();
  }

  /** The algorithm as nodes of one graph. */
  private static final class Algorithm1 extends ActorCritic<TanhPolicy> {
    private final Td3Config.Smoothing smoothing;
    private final ActionRange range;
    private final Placeholder<TFloat32> nextNoise;

    /* Initialise critics Q₁, Q₂ and actor μ with random parameters, and the targets as copies. */
    private Algorithm1(
        Td3Config config, Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
      super(
          config,
          tf,
          spec,
          in,
          new Networks<>(new TanhPolicy(config.networks(), spec), 2, true),
          seeds);
      smoothing = config.smoothing();
      range = new ActionRange(spec.action());
      nextNoise = in.noise(tf, "next_noise"); // [B, A]
    }

    /* One step of the algorithm, once the action was executed and the batch was sampled. */
    private Learner learner() {
      // y ← r + γ min Q'_i(s', ã)
      Operand<TFloat32> y = // [B, 1]
          target(
              values
                  .apply(tf, targetCriticWeights, in.nextObservation(), smoothedAction())
                  .smallest(tf));
      // Update critics: θ_i ← argmin mean (y − Q_i(s, a))²
      Values.Pass q = values.apply(tf, criticWeights, in.observation(), in.action());
      CriticGradient criticGradient = criticGradient(q, y);
      Op criticStep = moveCritics(criticGradient, List.of());
      Learner.Metric criticLoss = new Learner.Metric("critic_loss", criticGradient.loss());
      Learner.Metric meanQ = new Learner.Metric("mean_q", mean(q.first())); // []
      Operand<TFloat32> sameActions = policy.act(tf, actorWeights, in.nextToActOn()); // [N, A]
      Phase trainCritics =
          new Phase(
              "train_critics",
              criticStep,
              List.of(criticLoss, meanQ),
              sameActions,
              criticGradient.errors());
      // If t mod d: update μ by the deterministic policy gradient, up Q₁
      Weights newCritic = criticAfter(criticStep);
      PolicyGradient policyGradient = PolicyGradient.of(this, newCritic);
      Op actorStep = moveActor(policyGradient.weights());
      Weights newActor = actorAfter(criticStep, actorStep);
      // Update target networks: θ'_i ← τ θ_i + (1 − τ) θ'_i, and that of μ likewise
      Op targetCriticStep = follow(newCritic, targetCriticWeights);
      Op targetActorStep = follow(newActor, targetActorWeights);
      Op step = all(criticStep, actorStep, targetCriticStep, targetActorStep);
      Learner.Metric actorLoss = new Learner.Metric("actor_loss", policyGradient.loss());
      Operand<TFloat32> nextActions = policy.act(tf, newActor, in.nextToActOn()); // [N, A]
      Phase train =
          new Phase(
              "train",
              step,
              List.of(criticLoss, actorLoss, meanQ),
              nextActions,
              criticGradient.errors());
      List<Phase> phases = everyLast(trainCritics, train, smoothing.policyDelay());
      Operand<TFloat32> action = policy.act(tf, actorWeights, in.toActOn()); // [N, A]
      Noises noises = Noises.ofLearning(nextNoise);
      return new Learner(action, action, phases, updates(), learned(), state(), noises, models());
    }

    /* ã ← μ'(s') + ε, ε ~ clip(N(0, σ̃), −c, c), within the bounds of actions */
    private Operand<TFloat32> smoothedAction() {
      Operand<TFloat32> action = // [B, A]
          policy.act(tf, targetActorWeights, in.nextObservation());
      Operand<TFloat32> noise = // in units of half the range, [B, A]
          tf.clipByValue(
              tf.math.mul(nextNoise, tf.constant((float) smoothing.noise())),
              tf.constant((float) -smoothing.noiseClip()),
              tf.constant((float) smoothing.noiseClip()));
      return range.clip(tf, tf.math.add(action, range.scale(tf, noise))); // [B, A]
    }

    private static List<Phase> everyLast(Phase others, Phase last, int count) {
      List<Phase> phases = new ArrayList<>(Collections.nCopies(count - 1, others));
      phases.add(last);
      return phases;
    }
  }
}
