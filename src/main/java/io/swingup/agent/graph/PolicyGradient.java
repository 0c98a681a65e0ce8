package io.swingup.agent.graph;

import io.swingup.network.Gradient;
import io.swingup.network.Gradients;
import io.swingup.network.TanhPolicy;
import io.swingup.network.Values;
import io.swingup.network.Weights;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * The deterministic policy gradient (Silver et al. 2014): that of J = mean Q(s, μ(s)).
 *
 * @param loss −J, a scalar
 * @param weights its gradients by the actor's weights
 */
record PolicyGradient(Operand<TFloat32> loss, List<Gradient> weights) {

  /**
   * Adds it; the gradient of Q by the action is carried on through μ.
   *
   * @param of the networks
   * @param critic weights of the critics, of which the first one counts
   */
  static PolicyGradient of(ActorCritic<TanhPolicy> of, Weights critic) {
    TanhPolicy.Pass mu = of.policy.apply(of.tf, of.actorWeights, of.in.observation());
    Values.Pass q = of.values.applyFirst(of.tf, critic, of.in.observation(), mu.action());
    Operand<TFloat32> loss = of.tf.math.neg(of.mean(q.first())); // []
    Operand<TFloat32> dAction = // [B, A]
        q.back(of.tf, Gradients.ofLoss(of.tf, loss, q.all())).action();
    return new PolicyGradient(loss, mu.back(of.tf, dAction));
  }

  /** Returns loss and gradients. */
  List<Op> all() {
    return Stream.concat(Stream.of(loss), weights.stream().map(Gradient::value))
        .map(Op.class::cast)
        .toList();
  }
}
