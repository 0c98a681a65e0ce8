package io.swingup.agent.graph;

import io.swingup.agent.LearningConfig;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.network.Actor;
import io.swingup.network.Adam;
import io.swingup.network.Critic;
import io.swingup.network.Gradients;
import io.swingup.network.KernelSeeds;
import io.swingup.network.NetworkConfig;
import io.swingup.network.Parameters;
import io.swingup.network.PolyakUpdate;
import io.swingup.network.Variable;
import io.swingup.network.VariableFile;
import io.swingup.network.Weights;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The learning step of DDPG (Lillicrap et al. 2016, Algorithm 1) as nodes of one graph.
 *
 * <p>The nodes of a graph run in any order that its edges allow, so each line of the algorithm that
 * must see the effect of an earlier one reads the variables anew under a control dependency on it.
 * Gradients are carried back by the networks' own passes.
 */
final class DdpgGraph {
  final GraphInputs in;
  final Actor actor;
  final Critic critic;
  final Actor targetActor;
  final Critic targetCritic;
  final Adam actorAdam;
  final Adam criticAdam;

  /** L, a scalar. */
  final Operand<TFloat32> criticLoss;

  /** −J, a scalar. */
  final Operand<TFloat32> actorLoss;

  /** The batch's mean Q(s, a), a scalar. */
  final Operand<TFloat32> meanQ;

  /** The updated actor's action on {@code in.nextToActOn}, shape [1, actionSize]. */
  final Operand<TFloat32> nextAction;

  /** The current actor's actions on {@code in.toActOn}, shape [N, actionSize]. */
  final Operand<TFloat32> action;

  /** One whole learning step. */
  final Op train;

  /** Gives every variable its first value. */
  final Op initialize;

  /** Writes the actor alone. */
  final VariableFile actorFile;

  /** Writes the critic alone. */
  final VariableFile criticFile;

  /** Writes every variable. */
  final VariableFile trainerFile;

  private final Ops tf;
  private final LearningConfig learning;

  DdpgGraph(
      Ops tf,
      EnvironmentSpec spec,
      NetworkConfig networks,
      LearningConfig learning,
      KernelSeeds seeds) {
    this.tf = tf;
    this.learning = learning;
    in = new GraphInputs(tf, spec, learning.batchSize());

    // Initialise Q and μ, and their targets with the same weights.
    actor = Actor.create(new Parameters(tf, "actor"), networks, spec, seeds);
    critic = Critic.create(new Parameters(tf, "critic"), networks, spec, seeds);
    targetActor = actor.over(actor.parameters().copy("target_actor"));
    targetCritic = critic.over(critic.parameters().copy("target_critic"));
    actorAdam =
        new Adam(
            new Parameters(tf, "actor_adam"), learning.actor(), actor.parameters().variables());
    criticAdam =
        new Adam(
            new Parameters(tf, "critic_adam"), learning.critic(), critic.parameters().variables());

    Weights mu = actor.parameters().read(tf);
    Weights theta = critic.parameters().read(tf);
    Weights targetMu = targetActor.parameters().read(tf);
    Weights targetTheta = targetCritic.parameters().read(tf);

    // For each step of the algorithm:
    Operand<TFloat32> rateFactor = mean(in.rateFactor); // []
    Operand<TFloat32> y = targetValue(targetMu, targetTheta); // [B, 1]
    Critic.Pass q = critic.apply(tf, theta, in.observation, in.action);
    meanQ = mean(q.value()); // []
    criticLoss = mean(tf.math.squaredDifference(y, q.value())); // []
    Gradients ofCritic = q.back(tf, errorGradient(q.value(), y));
    Updates updates = update(mu, theta, ofCritic, rateFactor);
    actorLoss = tf.math.neg(mean(updates.value)); // []
    Op targetStep = // θ' ← τ θ + (1 − τ) θ' for both networks
        tf.withControlDependencies(
                follow(updates.newTheta, targetTheta, targetCritic.parameters()),
                follow(updates.newMu, targetMu, targetActor.parameters()))
            .noOp();
    train = tf.withControlDependencies(updates.criticStep, updates.actorStep, targetStep).noOp();

    nextAction = actor.apply(tf, updates.newMu, in.nextToActOn).action(); // [1, A]
    action = actor.apply(tf, mu, in.toActOn).action(); // [N, A]
    initialize = initialize();
    actorFile = VariableFile.create(tf.withSubScope("save"), actor.parameters().variables());
    criticFile =
        VariableFile.create(tf.withSubScope("save_critic"), critic.parameters().variables());
    trainerFile = VariableFile.create(tf.withSubScope("save_trainer"), variables());
  }

  /* Both optimisers' steps, Q(s, μ(s)) as the actor climbed it, [B, 1], and the weights after them. */
  private record Updates(
      Op criticStep, Op actorStep, Operand<TFloat32> value, Weights newTheta, Weights newMu) {}

  /* Moves the critic, and the actor up the critic as it is then; or the other way round. */
  private Updates update(
      Weights mu, Weights theta, Gradients ofCritic, Operand<TFloat32> rateFactor) {
    List<Operand<TFloat32>> criticGradients = ofCritic.of(critic.parameters());
    Actor.Pass policy = actor.apply(tf, mu, in.observation);
    Op criticStep;
    Weights newTheta;
    Critic.Pass value;
    List<Operand<TFloat32>> actorGradients;
    if (learning.actorAfterCritic()) {
      criticStep = criticAdam.step(tf, criticGradients, rateFactor, List.of());
      newTheta = critic.parameters().read(tf.withControlDependencies(criticStep));
      value = critic.apply(tf, newTheta, in.observation, policy.action());
      actorGradients = ascent(policy, value);
    } else {
      value = critic.apply(tf, theta, in.observation, policy.action());
      actorGradients = ascent(policy, value);
      criticStep =
          criticAdam.step(tf, criticGradients, rateFactor, used(value.value(), actorGradients));
      newTheta = critic.parameters().read(tf.withControlDependencies(criticStep));
    }
    Op actorStep = actorAdam.step(tf, actorGradients, rateFactor, List.of());
    Weights newMu = actor.parameters().read(tf.withControlDependencies(criticStep, actorStep));
    return new Updates(criticStep, actorStep, value.value(), newTheta, newMu);
  }

  /* y = scale · r + γ · discount · Q'(s', μ'(s')) */
  private Operand<TFloat32> targetValue(Weights mu, Weights theta) {
    Operand<TFloat32> nextAction = targetActor.apply(tf, mu, in.nextObservation).action(); // [B, A]
    Operand<TFloat32> nextValue = // [B, 1]
        targetCritic.apply(tf, theta, in.nextObservation, nextAction).value();
    Operand<TFloat32> weight =
        tf.math.mul(tf.constant((float) learning.discount()), in.discount); // [B, 1]
    Operand<TFloat32> reward =
        tf.math.mul(in.reward, tf.constant((float) learning.rewardScale())); // [B, 1]
    return tf.math.add(reward, tf.math.mul(weight, nextValue)); // [B, 1]
  }

  /* ∂L/∂Q = 2 (Q − y) / B; y is a constant here */
  private Operand<TFloat32> errorGradient(Operand<TFloat32> q, Operand<TFloat32> y) {
    return tf.math.mul(tf.math.sub(q, y), tf.constant(2f / learning.batchSize())); // [B, 1]
  }

  /* −∇J = −1 / B Σ ∇ₐQ(s, a) ∇μ(s), where J = mean Q(s, μ(s)) */
  private List<Operand<TFloat32>> ascent(Actor.Pass policy, Critic.Pass value) {
    float weight = -1f / learning.batchSize();
    Operand<TFloat32> gradient =
        tf.fill(tf.constant(new int[] {learning.batchSize(), 1}), tf.constant(weight)); // [B, 1]
    return policy.back(tf, value.back(tf, gradient).input()).of(actor.parameters());
  }

  /* All that the actor's step takes from the critic. No gradient needs the last layer's sum. */
  private static List<Operand<TFloat32>> used(
      Operand<TFloat32> value, List<Operand<TFloat32>> gradients) {
    return Stream.concat(Stream.of(value), gradients.stream()).toList();
  }

  private Op follow(Weights source, Weights target, Parameters targets) {
    return PolyakUpdate.follow(tf, source, target, targets, learning.polyak());
  }

  private Op initialize() {
    return tf.withControlDependencies(groups().map(Parameters::initialize).toList()).noOp();
  }

  /** Returns all variables: of the networks, their targets and both optimisers. */
  List<Variable> variables() {
    return groups().flatMap(group -> group.variables().stream()).toList();
  }

  /** Returns the variables that gradients move: those of actor and critic. */
  List<Variable> learned() {
    return Stream.of(actor.parameters(), critic.parameters())
        .flatMap(group -> group.variables().stream())
        .toList();
  }

  private Stream<Parameters> groups() {
    return Stream.of(
        actor.parameters(),
        critic.parameters(),
        targetActor.parameters(),
        targetCritic.parameters(),
        actorAdam.state(),
        criticAdam.state());
  }

  private Operand<TFloat32> mean(Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(new int[] {0, 1})); // [B, 1] -> []
  }
}
