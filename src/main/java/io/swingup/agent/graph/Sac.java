package io.swingup.agent.graph;

import io.swingup.agent.SacConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.GaussianPolicy;
import io.swingup.network.Gradient;
import io.swingup.network.Gradients;
import io.swingup.network.KernelSeeds;
import io.swingup.network.Values;
import io.swingup.network.Variable;
import io.swingup.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Soft Actor-Critic (Haarnoja et al. 2018, Soft Actor-Critic Algorithms and Applications, Algorithm
 * 1), in the order of steps of stable-baselines3.
 *
 * @param config the settings
 */
record Sac(SacConfig config) implements Algorithm {

  @Override
  public Learner build(Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
    return new Algorithm1(config, tf, spec, in, seeds).learner();
  }

  /** The algorithm as nodes of one graph. */
  private static final class Algorithm1 extends ActorCritic<GaussianPolicy> {
    private final Temperature temperature;
    private final Placeholder<TFloat32> noise;
    private final Placeholder<TFloat32> nextNoise;
    private final Placeholder<TFloat32> actNoise;
    private final Placeholder<TFloat32> nextActNoise;

    /* Initial parameters of critics Q₁, Q₂, of the policy π and of α; target critics as copies. */
    private Algorithm1(
        SacConfig config, Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
      super(
          config,
          tf,
          spec,
          in,
          new Networks<>(new GaussianPolicy(config.networks(), spec), 2, false),
          seeds);
      temperature = Temperature.create(tf, config.temperature(), spec.action().size());
      noise = in.noise(tf, "noise"); // [B, A]
      nextNoise = in.noise(tf, "next_noise"); // [B, A]
      actNoise = in.actNoise(tf, "act_noise"); // [N, A]
      nextActNoise = in.actNoise(tf, "next_act_noise"); // [N, A]
    }

    /* One gradient step, once the action was executed and the batch was sampled. */
    private Learner learner() {
      // Adjust temperature: α ← α − λ ∇ J(α), with actions that the policy draws at s
      GaussianPolicy.Sample sample = policy.sample(tf, actorWeights, in.observation(), noise);
      Op temperatureStep = temperature.step(mean(sample.logProbability()), rateFactor);
      // Update the Q-function parameters: θ_i ← θ_i − λ ∇ J(θ_i)
      Values.Pass q = values.apply(tf, criticWeights, in.observation(), in.action());
      CriticGradient criticGradient = criticGradient(q, target(softNextValue()));
      Op criticStep = moveCritics(criticGradient, List.of());
      Weights newCritic = criticAfter(criticStep);
      // Update policy weights: φ ← φ − λ ∇ J(φ)
      ActorLoss actorLoss = actorLoss(sample, newCritic);
      Op actorStep = moveActor(actorLoss.gradients);
      Weights newActor = actorAfter(criticStep, actorStep);
      // Update target network weights: θ'_i ← τ θ_i + (1 − τ) θ'_i
      Op targetCriticStep = follow(newCritic, targetCriticWeights);
      Op step = all(temperatureStep, criticStep, actorStep, targetCriticStep);
      List<Learner.Metric> metrics =
          List.of(
              new Learner.Metric("critic_loss", criticGradient.loss()),
              new Learner.Metric("actor_loss", actorLoss.value),
              new Learner.Metric("mean_q", mean(q.first())), // []
              new Learner.Metric("temperature", temperature.alpha()), // []
              new Learner.Metric("entropy", tf.math.neg(mean(sample.logProbability())))); // []
      Phase train =
          new Phase(
              "train",
              step,
              metrics,
              draw(newActor, in.nextToActOn(), nextActNoise),
              criticGradient.errors());
      return new Learner(
          policy.act(tf, actorWeights, in.toActOn()), // [N, A]
          draw(actorWeights, in.toActOn(), actNoise), // [N, A]
          List.of(train),
          updates(),
          join(learned(), temperature.learned()),
          join(state(), temperature.state()),
          new Noises(List.of(noise, nextNoise), List.of(nextActNoise), List.of(actNoise)),
          models());
    }

    /* V(s') = min Q'_i(s', a') − α log π(a'|s'), with a' that the policy draws */
    private Operand<TFloat32> softNextValue() {
      GaussianPolicy.Sample next = policy.sample(tf, actorWeights, in.nextObservation(), nextNoise);
      Operand<TFloat32> value = // [B, 1]
          values.apply(tf, targetCriticWeights, in.nextObservation(), next.action()).smallest(tf);
      return tf.math.sub(value, tf.math.mul(temperature.alpha(), next.logProbability())); // [B, 1]
    }

    private record ActorLoss(Operand<TFloat32> value, List<Gradient> gradients) {}

    /* J(φ) = mean (α log π(a|s) − min Q_i(s, a)); the gradient is carried on through the action. */
    private ActorLoss actorLoss(GaussianPolicy.Sample sample, Weights newCritic) {
      Values.Pass q = values.apply(tf, newCritic, in.observation(), sample.action());
      Operand<TFloat32> price = // [B, 1]
          tf.math.mul(temperature.alpha(), sample.logProbability());
      Operand<TFloat32> loss = mean(tf.math.sub(price, q.smallest(tf))); // []
      List<Operand<TFloat32>> between = new ArrayList<>(q.all()); // [B, 1] each
      between.add(sample.logProbability());
      List<Operand<TFloat32>> gradients = Gradients.ofLoss(tf, loss, between); // [B, 1] each
      int critics = q.all().size();
      Operand<TFloat32> dAction = q.back(tf, gradients.subList(0, critics)).action(); // [B, A]
      return new ActorLoss(loss, sample.back(tf, dAction, gradients.get(critics)));
    }

    private Operand<TFloat32> draw(
        Weights weights, Operand<TFloat32> observation, Operand<TFloat32> by) {
      return policy.sample(tf, weights, observation, by).action(); // [N, A]
    }

    private static List<Variable> join(List<Variable> first, List<Variable> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }
}
