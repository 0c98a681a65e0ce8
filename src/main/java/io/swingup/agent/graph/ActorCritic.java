package io.swingup.agent.graph;

import io.swingup.agent.AgentConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.Adam;
import io.swingup.network.Gradient;
import io.swingup.network.Gradients;
import io.swingup.network.Huber;
import io.swingup.network.KernelSeeds;
import io.swingup.network.Parameters;
import io.swingup.network.PolicyNetwork;
import io.swingup.network.PolyakUpdate;
import io.swingup.network.Values;
import io.swingup.network.Variable;
import io.swingup.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What algorithms with an actor and critics have in common: the networks, their weights as a
 * learning step finds them, and the lines that are the same in all.
 *
 * <p>The nodes of a graph run in any order that its edges allow, so each line of an algorithm that
 * must see the effect of an earlier one reads the variables again under a control dependency on it.
 *
 * @param <P> the kind of policy
 */
abstract class ActorCritic<P extends PolicyNetwork> {
  private static final String ACTOR = "actor";
  private static final String CRITIC = "critic";

  final Ops tf;
  final GraphInputs in;
  final Operand<TFloat32> rateFactor;
  final P policy;
  final Values values;
  final Weights actorWeights;
  final Weights criticWeights;
  final Weights targetActorWeights;
  final Weights targetCriticWeights;
  private final Parameters actor;
  private final Parameters critic;
  private final Adam actorAdam;
  private final Adam criticAdam;
  private final AgentConfig config;
  private final EnvironmentSpec spec;

  /**
   * The networks of an algorithm.
   *
   * @param policy the shape of the actor
   * @param critics how many critics there are
   * @param targetActor whether a target follows the actor, as one follows the critics in any case
   */
  record Networks<P>(P policy, int critics, boolean targetActor) {}

  /* Randomly initialise critics and actor; start the targets as copies. */
  ActorCritic(
      AgentConfig config,
      Ops tf,
      EnvironmentSpec spec,
      GraphInputs in,
      Networks<P> networks,
      KernelSeeds seeds) {
    this.config = config;
    this.tf = tf;
    this.spec = spec;
    this.in = in;
    rateFactor = mean(in.strength().rateFactor()); // []
    policy = networks.policy();
    values = new Values(networks.critics(), config.networks(), spec);
    actor = policy.create(new Parameters(tf, ACTOR), seeds);
    critic = values.create(new Parameters(tf, CRITIC), seeds);
    Parameters targetActor =
        networks.targetActor() ? actor.copy("target_actor") : new Parameters(tf, ""); // of nothing
    Parameters targetCritic = critic.copy("target_critic");
    actorAdam = new Adam(new Parameters(tf, "actor_adam"), config.actor(), actor.variables());
    criticAdam =
        new Adam(new Parameters(tf, "critic_adam"), config.critic().adam(), critic.variables());
    actorWeights = actor.read(tf);
    criticWeights = critic.read(tf);
    targetActorWeights = targetActor.read(tf);
    targetCriticWeights = targetCritic.read(tf);
  }

  /** Adds y = scale · r + γ · discount · V(s'), for V(s') of shape [B, 1]. */
  final Operand<TFloat32> target(Operand<TFloat32> nextValue) {
    Operand<TFloat32> weight =
        tf.math.mul(tf.constant((float) config.discount()), in.discount()); // [B, 1]
    Operand<TFloat32> reward =
        tf.math.mul(in.reward(), tf.constant((float) config.rewardScale())); // [B, 1]
    return tf.math.add(reward, tf.math.mul(weight, nextValue)); // [B, 1]
  }

  /**
   * How the critics err.
   *
   * @param loss Σ mean w (y − Q_k(s, a))², or that of {@link Huber}, a scalar; without w where
   *     transitions are drawn uniformly
   * @param weights its gradients by the critics' weights
   * @param errors the mean of |y − Q_k(s, a)| over k, shape [B, 1]; only where transitions are
   *     drawn by priority
   */
  record CriticGradient(
      Operand<TFloat32> loss, List<Gradient> weights, Optional<Operand<TFloat32>> errors) {}

  /** Adds the loss of the critics, given Q_k(s, a) and y, shape [B, 1], and its gradients. */
  final CriticGradient criticGradient(Values.Pass q, Operand<TFloat32> y) {
    double threshold = config.critic().huberThreshold();
    Operand<TFloat32> loss = // []
        q.all().stream()
            .map(each -> mean(weighted(Huber.loss(tf, each, y, threshold))))
            .reduce(tf.math::add)
            .orElseThrow();
    return new CriticGradient(
        loss,
        q.back(tf, Gradients.ofLoss(tf, loss, q.all())).weights(),
        in.strength().weight().map(weight -> errors(q, y)));
  }

  private Operand<TFloat32> weighted(Operand<TFloat32> losses) {
    return in.strength()
        .weight()
        .<Operand<TFloat32>>map(weight -> tf.math.mul(weight, losses)) // [B, 1]
        .orElse(losses);
  }

  private Operand<TFloat32> errors(Values.Pass q, Operand<TFloat32> y) {
    Operand<TFloat32> sum = // [B, 1]
        q.all().stream()
            .<Operand<TFloat32>>map(each -> tf.math.abs(tf.math.sub(each, y)))
            .reduce(tf.math::add)
            .orElseThrow();
    return tf.math.mul(sum, tf.constant(1f / q.all().size())); // [B, 1]
  }

  /** Adds one step of Adam down the critics' loss, once some other operations have run. */
  final Op moveCritics(CriticGradient gradient, List<? extends Op> first) {
    return criticAdam.step(tf, gradient.weights, rateFactor, first);
  }

  /** Adds one step of Adam down the actor's loss. */
  final Op moveActor(List<Gradient> gradients) {
    return actorAdam.step(tf, gradients, rateFactor, List.of());
  }

  /** Adds reads of the critics' weights after some operations. */
  final Weights criticAfter(Op... first) {
    return critic.read(tf.withControlDependencies(first));
  }

  /** Adds reads of the actor's weights after some operations. */
  final Weights actorAfter(Op... first) {
    return actor.read(tf.withControlDependencies(first));
  }

  /** Adds θ' ← τ θ + (1 − τ) θ'. */
  final Op follow(Weights source, Weights target) {
    return PolyakUpdate.follow(tf, source, target, config.polyak());
  }

  /** Adds what has run when all of some have. */
  final Op all(Op... ops) {
    return tf.withControlDependencies(ops).noOp();
  }

  /** Adds the mean of all numbers, [B, 1] → []. */
  final Operand<TFloat32> mean(Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {0, 1}));
  }

  /** Returns the models of actor and critics. */
  final Map<String, Learner.Model> models() {
    return Map.of(
        ModelSource.POLICY,
        new Learner.Model(
            actor.variables(),
            ops -> ModelParts.policy(ops, spec, config.networks(), policy, ACTOR)),
        ModelSource.CRITIC,
        new Learner.Model(
            critic.variables(),
            ops -> ModelParts.critic(ops, spec, config.networks(), values, CRITIC)));
  }

  /** Returns the variable that counts learning steps: each moves the critics. */
  final Variable updates() {
    return criticAdam.steps();
  }

  /** Returns the variables that gradients move. */
  final List<Variable> learned() {
    return variables(actor, critic);
  }

  /** Returns the variables of targets and optimisers. */
  final List<Variable> state() {
    return variables(
        targetActorWeights.parameters(),
        targetCriticWeights.parameters(),
        actorAdam.state(),
        criticAdam.state());
  }

  private static List<Variable> variables(Parameters... groups) {
    return Stream.of(groups).flatMap(group -> group.variables().stream()).toList();
  }
}
