package io.swingup.agent.graph;

import io.swingup.agent.DdpgConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.KernelSeeds;
import io.swingup.network.TanhPolicy;
import io.swingup.network.Values;
import io.swingup.network.Weights;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Deep Deterministic Policy Gradient (Lillicrap et al. 2016, Continuous Control with Deep
 * Reinforcement Learning, Algorithm 1).
 *
 * @param config the settings
 */
record Ddpg(DdpgConfig config) implements Algorithm {

  @Override
  public Learner build(Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
    return new Algorithm1(config, tf, spec, in, seeds).learner();
  }

  /** The algorithm as nodes of one graph. */
  private static final class Algorithm1 extends ActorCritic<TanhPolicy> {
    private final boolean actorAfterCritic;

    /* Randomly initialise critic Q(s, a) and actor μ(s); start the targets Q' and μ' as copies. */
    private Algorithm1(
        DdpgConfig config, Ops tf, EnvironmentSpec spec, GraphInputs in, KernelSeeds seeds) {
      super(
          config,
          tf,
          spec,
          in,
          new Networks<>(new TanhPolicy(config.networks(), spec), 1, true),
          seeds);
      actorAfterCritic = config.actorAfterCritic();
    }

    /* One step of the algorithm, once the action was executed and the batch was sampled. */
    private Learner learner() {
      // Set y = r + γ Q'(s', μ'(s')).
      Operand<TFloat32> nextAction = // [B, A]
          policy.act(tf, targetActorWeights, in.nextObservation());
      Operand<TFloat32> y = // [B, 1]
          target(values.apply(tf, targetCriticWeights, in.nextObservation(), nextAction).first());
      // Update the critic by minimising the loss L = mean (y − Q(s, a))², then the actor.
      Values.Pass q = values.apply(tf, criticWeights, in.observation(), in.action());
      CriticGradient criticGradient = criticGradient(q, y);
      Updates updates = update(criticGradient);
      // Update the target networks.
      Op targetCriticStep = follow(updates.newCritic, targetCriticWeights);
      Op targetActorStep = follow(updates.newActor, targetActorWeights);
      Op step = all(updates.criticStep, updates.actorStep, targetCriticStep, targetActorStep);
      Operand<TFloat32> action = policy.act(tf, actorWeights, in.toActOn()); // [N, A]
      List<Learner.Metric> metrics =
          List.of(
              new Learner.Metric("critic_loss", criticGradient.loss()),
              new Learner.Metric("actor_loss", updates.actorLoss),
              new Learner.Metric("mean_q", mean(q.first()))); // []
      Operand<TFloat32> nextActions = // [N, A]
          policy.act(tf, updates.newActor, in.nextToActOn());
      List<Phase> phases =
          List.of(new Phase("train", step, metrics, nextActions, criticGradient.errors()));
      return new Learner(
          action, action, phases, updates(), learned(), state(), Noises.NONE, models());
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
    private Updates update(CriticGradient critic) {
      if (actorAfterCritic) {
        Op criticStep = moveCritics(critic, List.of());
        Weights newCritic = criticAfter(criticStep);
        return updateActor(PolicyGradient.of(this, newCritic), criticStep, newCritic);
      }
      PolicyGradient gradient = PolicyGradient.of(this, criticWeights);
      Op criticStep = moveCritics(critic, gradient.all());
      return updateActor(gradient, criticStep, criticAfter(criticStep));
    }

    private Updates updateActor(PolicyGradient gradient, Op criticStep, Weights newCritic) {
      Op actorStep = moveActor(gradient.weights());
      return new Updates(
          criticStep, actorStep, gradient.loss(), newCritic, actorAfter(criticStep, actorStep));
    }
  }
}
