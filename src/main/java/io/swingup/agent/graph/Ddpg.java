package io.swingup.agent.graph;

import io.swingup.agent.DdpgConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.Adam;
import io.swingup.network.Gradient;
import io.swingup.network.Gradients;
import io.swingup.network.KernelSeeds;
import io.swingup.network.Parameters;
import io.swingup.network.PolyakUpdate;
import io.swingup.network.TanhPolicy;
import io.swingup.network.Values;
import io.swingup.network.Variable;
import io.swingup.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Deep Deterministic Policy Gradient (Lillicrap et al. 2016, Continuous Control with Deep
 * Reinforcement Learning, Algorithm 1).
 *
 * <p>The nodes of a graph run in any order that its edges allow, so each line of the algorithm that
 * must see the effect of an earlier one reads the variables again under a control dependency on it.
 *
 * @param config the settings
 */
record Ddpg(DdpgConfig config) implements Algorithm {
  private static final String ACTOR = "actor";
  private static final String CRITIC = "critic";

  @Override
  public Learner build(Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
    return new Algorithm1(config, tf, spec, in, seeds).learner();
  }

  /** The algorithm as nodes of one graph. */
  private static final class Algorithm1 {
    private final DdpgConfig config;
    private final Ops tf;
    private final EnvironmentSpec spec;
    private final GraphInputs in;
    private final Operand<TFloat32> rateFactor;
    private final TanhPolicy policy;
    private final Values values;
    private final Parameters actor;
    private final Parameters critic;
    private final Parameters targetActor;
    private final Parameters targetCritic;
    private final Adam actorAdam;
    private final Adam criticAdam;
    private final Weights actorWeights;
    private final Weights criticWeights;
    private final Weights targetActorWeights;
    private final Weights targetCriticWeights;

    /* Randomly initialise critic Q(s, a) and actor μ(s); start the targets Q' and μ' as copies. */
    private Algorithm1(
        DdpgConfig config, Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
      this.config = config;
      this.tf = tf;
      this.spec = spec;
      this.in = in;
      rateFactor = mean(in.rateFactor()); // []
      policy = new TanhPolicy(config.networks(), spec);
      values = new Values(1, config.networks(), spec);
      actor = policy.create(new Parameters(tf, ACTOR), seeds);
      critic = values.create(new Parameters(tf, CRITIC), seeds);
      targetActor = actor.copy("target_actor");
      targetCritic = critic.copy("target_critic");
      actorAdam = new Adam(new Parameters(tf, "actor_adam"), config.actor(), actor.variables());
      criticAdam = new Adam(new Parameters(tf, "critic_adam"), config.critic(), critic.variables());
      actorWeights = actor.read(tf);
      criticWeights = critic.read(tf);
      targetActorWeights = targetActor.read(tf);
      targetCriticWeights = targetCritic.read(tf);
    }

    /* One step of the algorithm, once the action was executed and the batch was sampled. */
    private Learner learner() {
      // Update the critic by minimising the loss L = mean (y − Q(s, a))², then the actor.
      Operand<TFloat32> y = targets(); // [B, 1]
      Values.Pass q = values.apply(tf, criticWeights, in.observation(), in.action());
      Operand<TFloat32> criticLoss = mean(tf.math.squaredDifference(q.first(), y)); // []
      Updates updates = update(q.back(tf, Gradients.ofLoss(tf, criticLoss, q.all())).weights());
      // Update the target networks.
      Op targetCriticStep = follow(updates.newCritic, targetCriticWeights);
      Op targetActorStep = follow(updates.newActor, targetActorWeights);
      Op step =
          tf.withControlDependencies(
                  updates.criticStep, updates.actorStep, targetCriticStep, targetActorStep)
              .noOp();
      Operand<TFloat32> action = act(actorWeights, in.toActOn()); // [N, A]
      return new Learner(
          action,
          action,
          List.of(
              new Learner.Metric("critic_loss", criticLoss),
              new Learner.Metric("actor_loss", updates.actorLoss),
              new Learner.Metric("mean_q", mean(q.first()))), // []
          List.of(new Phase("train", step, act(updates.newActor, in.nextToActOn()))), // [N, A]
          criticAdam.steps(),
          variables(actor, critic),
          variables(targetActor, targetCritic, actorAdam.state(), criticAdam.state()),
          models());
    }

    /* y = scale · r + γ · discount · Q'(s', μ'(s')) */
    private Operand<TFloat32> targets() {
      Operand<TFloat32> nextAction = act(targetActorWeights, in.nextObservation()); // [B, A]
      Operand<TFloat32> nextValue = // [B, 1]
          values.apply(tf, targetCriticWeights, in.nextObservation(), nextAction).first();
      Operand<TFloat32> weight =
          tf.math.mul(tf.constant((float) config.discount()), in.discount()); // [B, 1]
      Operand<TFloat32> reward =
          tf.math.mul(in.reward(), tf.constant((float) config.rewardScale())); // [B, 1]
      return tf.math.add(reward, tf.math.mul(weight, nextValue)); // [B, 1]
    }

    /* Both optimisers' steps, the loss that the actor's went down, and the weights after them. */
    private record Updates(
        Op criticStep,
        Op actorStep,
        Operand<TFloat32> actorLoss,
        Weights newCritic,
        Weights newActor) {}

    /* Updates the critic, and the actor using the sampled policy gradient: up the critic that has just
     * been updated, or up the one before, which then must not move until the gradient is known. */
    private Updates update(List<Gradient> criticGradients) {
      if (config.actorAfterCritic()) {
        Op criticStep = criticAdam.step(tf, criticGradients, rateFactor, List.of());
        Weights newCritic = critic.read(tf.withControlDependencies(criticStep));
        return updateActor(policyGradient(newCritic), criticStep, newCritic);
      }
      PolicyGradient gradient = policyGradient(criticWeights);
      Op criticStep = criticAdam.step(tf, criticGradients, rateFactor, gradient.all());
      Weights newCritic = critic.read(tf.withControlDependencies(criticStep));
      return updateActor(gradient, criticStep, newCritic);
    }

    private Updates updateActor(PolicyGradient gradient, Op criticStep, Weights newCritic) {
      Op actorStep = actorAdam.step(tf, gradient.weights, rateFactor, List.of());
      Weights newActor = actor.read(tf.withControlDependencies(criticStep, actorStep));
      return new Updates(criticStep, actorStep, gradient.loss, newCritic, newActor);
    }

    /* −J and its gradients by the actor's weights. */
    private record PolicyGradient(Operand<TFloat32> loss, List<Gradient> weights) {
      private List<Op> all() {
        return Stream.concat(Stream.of(loss), weights.stream().map(Gradient::value))
            .map(Op.class::cast)
            .toList();
      }
    }

    /* J = mean Q(s, μ(s)); the gradient of Q by the action is carried on through μ. */
    private PolicyGradient policyGradient(Weights critic) {
      TanhPolicy.Pass mu = policy.apply(tf, actorWeights, in.observation());
      Values.Pass q = values.apply(tf, critic, in.observation(), mu.action());
      Operand<TFloat32> loss = tf.math.neg(mean(q.first())); // []
      Operand<TFloat32> dAction = // [B, A]
          q.back(tf, Gradients.ofLoss(tf, loss, q.all())).action();
      return new PolicyGradient(loss, mu.back(tf, dAction));
    }

    /* θ' ← τ θ + (1 − τ) θ' */
    private Op follow(Weights source, Weights target) {
      return PolyakUpdate.follow(tf, source, target, config.polyak());
    }

    private Operand<TFloat32> act(Weights weights, Operand<TFloat32> observation) {
      return policy.apply(tf, weights, observation).action(); // [N, A]
    }

    private Operand<TFloat32> mean(Operand<TFloat32> x) {
      return tf.math.mean(x, tf.constant(new int[] {0, 1})); // [B, 1] -> []
    }

    private Map<String, Learner.Model> models() {
      return Map.of(
          ModelSource.POLICY,
          new Learner.Model(actor.variables(), ops -> ModelParts.policy(ops, spec, policy, ACTOR)),
          ModelSource.CRITIC,
          new Learner.Model(
              critic.variables(), ops -> ModelParts.critic(ops, spec, values, CRITIC)));
    }

    private static List<Variable> variables(Parameters... groups) {
      return Stream.of(groups).flatMap(group -> group.variables().stream()).toList();
    }
  }
}
