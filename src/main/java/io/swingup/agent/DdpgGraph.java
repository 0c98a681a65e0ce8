package io.swingup.agent;

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
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The learning step of DDPG (Lillicrap et al. 2016, Algorithm 1) as nodes of one graph.
 *
 * <p>The nodes of a graph run in any order that its edges allow, so each line of the algorithm that
 * must see the effect of an earlier one reads the variables anew under a control dependency on it.
 */
final class DdpgGraph {
  final Inputs in;
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
    in = new Inputs(tf, spec, learning.batchSize());

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

    // For each step of the algorithm:
    Operand<TFloat32> rateFactor = mean(in.rateFactor); // []
    Operand<TFloat32> y = targetValue(); // [B, 1]
    Operand<TFloat32> q = critic.apply(tf, in.observation, in.action); // [B, 1]
    meanQ = mean(q); // []
    criticLoss = mean(tf.math.squaredDifference(y, q)); // []
    List<Operand<TFloat32>> criticGradients =
        Gradients.of(tf, q, errorGradient(q, y), critic.parameters().variables());
    Op criticStep;
    Operand<TFloat32> value;
    List<Operand<TFloat32>> actorGradients;
    if (learning.actorAfterCritic()) {
      criticStep = criticAdam.step(tf, criticGradients, rateFactor, List.of());
      value = actorValue(tf.withControlDependencies(criticStep)); // [B, 1]
      actorGradients = ascent(value);
    } else {
      value = actorValue(tf); // [B, 1]
      actorGradients = ascent(value);
      criticStep = criticAdam.step(tf, criticGradients, rateFactor, used(value, actorGradients));
    }
    actorLoss = tf.math.neg(mean(value)); // []
    Op actorStep = actorAdam.step(tf, actorGradients, rateFactor, List.of());
    Op targetStep = targetStep(criticStep, actorStep);
    train = tf.withControlDependencies(criticStep, actorStep, targetStep).noOp();

    nextAction = actor.apply(tf.withControlDependencies(actorStep), in.nextToActOn); // [1, A]
    action = actor.apply(tf, in.toActOn); // [N, A]
    initialize = initialize();
    actorFile = VariableFile.create(tf.withSubScope("save"), actor.parameters().variables());
    criticFile =
        VariableFile.create(tf.withSubScope("save_critic"), critic.parameters().variables());
    trainerFile = VariableFile.create(tf.withSubScope("save_trainer"), variables());
  }

  /* y = scale · r + γ · discount · Q'(s', μ'(s')) */
  private Operand<TFloat32> targetValue() {
    Operand<TFloat32> nextAction = targetActor.apply(tf, in.nextObservation); // [B, A]
    Operand<TFloat32> nextValue = targetCritic.apply(tf, in.nextObservation, nextAction); // [B, 1]
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

  /* Q(s, μ(s)) with the critic as `critics` finds it */
  private Operand<TFloat32> actorValue(Ops critics) {
    Operand<TFloat32> action = actor.apply(tf, in.observation); // [B, A]
    return critic.apply(critics, in.observation, action); // [B, 1]
  }

  /* −∇J, where J = mean Q(s, μ(s)), so ∂(−J)/∂Q = −1 / B */
  private List<Operand<TFloat32>> ascent(Operand<TFloat32> value) {
    float weight = -1f / learning.batchSize();
    Operand<TFloat32> gradient =
        tf.fill(tf.constant(new int[] {learning.batchSize(), 1}), tf.constant(weight)); // [B, 1]
    return Gradients.of(tf, value, gradient, actor.parameters().variables());
  }

  /* All that the actor's step takes from the critic. No gradient needs the last layer's sum. */
  private static List<Operand<TFloat32>> used(
      Operand<TFloat32> value, List<Operand<TFloat32>> gradients) {
    return Stream.concat(Stream.of(value), gradients.stream()).toList();
  }

  /* θ' ← τ θ + (1 − τ) θ' for both networks; y has been computed when the critic's step is done */
  private Op targetStep(Op criticStep, Op actorStep) {
    Op ofCritic =
        PolyakUpdate.follow(
            tf.withControlDependencies(criticStep),
            critic.parameters(),
            targetCritic.parameters(),
            learning.polyak());
    Op ofActor =
        PolyakUpdate.follow(
            tf.withControlDependencies(criticStep, actorStep),
            actor.parameters(),
            targetActor.parameters(),
            learning.polyak());
    return tf.withControlDependencies(ofCritic, ofActor).noOp();
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

  /** What is fed: a batch to learn from, and observations to act on. */
  static final class Inputs {
    /** s, shape [B, observationSize]. */
    final Placeholder<TFloat32> observation;

    /** a, shape [B, actionSize]. */
    final Placeholder<TFloat32> action;

    /** r, shape [B, 1]. */
    final Placeholder<TFloat32> reward;

    /** 0 where the task ended, else 1; shape [B, 1]. */
    final Placeholder<TFloat32> discount;

    /** s', shape [B, observationSize]. */
    final Placeholder<TFloat32> nextObservation;

    /** What both learning rates are multiplied by, shape [1, 1]. */
    final Placeholder<TFloat32> rateFactor;

    /** What the updated actor acts on, shape [1, observationSize]. */
    final Placeholder<TFloat32> nextToActOn;

    /** What the current actor acts on, shape [N, observationSize]. */
    final Placeholder<TFloat32> toActOn;

    private Inputs(Ops tf, EnvironmentSpec spec, long batch) {
      long observationSize = spec.observation().size();
      observation = input(tf, "observation", batch, observationSize);
      action = input(tf, "action", batch, spec.action().size());
      reward = input(tf, "reward", batch, 1);
      discount = input(tf, "discount", batch, 1);
      nextObservation = input(tf, "next_observation", batch, observationSize);
      rateFactor = input(tf, "rate_factor", 1, 1);
      nextToActOn = input(tf, "next_to_act_on", 1, observationSize);
      toActOn = input(tf, "to_act_on", Shape.UNKNOWN_SIZE, observationSize);
    }

    private static Placeholder<TFloat32> input(Ops tf, String name, long rows, long columns) {
      return tf.withName(name)
          .placeholder(TFloat32.class, Placeholder.shape(Shape.of(rows, columns)));
    }
  }
}
