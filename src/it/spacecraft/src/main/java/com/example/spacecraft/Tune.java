package com.example.spacecraft;

import java.util.Arrays;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;

/**
 * Finds the gains of the steering law by CMA-ES (Hansen and Ostermeier, 2001), on starts that are
 * not scored.
 */
public final class Tune {
  private static final long FIRST_SEED = 2_000_000;
  private static final int STARTS = 50;
  private static final int POPULATION = 12;
  private static final double[] LOGARITHMS = {0, 0, 0, 0, 0, 3};
  private static final double SIGMA = 0.3;

  private Tune() {}

  /**
   * Prints the best gains.
   *
   * @param args the number of gains to try
   */
  public static void main(String... args) {
    CMAESOptimizer optimizer =
        new CMAESOptimizer(Integer.MAX_VALUE, 0, true, 0, 0, new MersenneTwister(0), false, null);
    PointValuePair best =
        optimizer.optimize(
            new ObjectiveFunction(Tune::meanDays),
            GoalType.MINIMIZE,
            new InitialGuess(LOGARITHMS),
            SimpleBounds.unbounded(SteeringLaw.GAINS),
            new CMAESOptimizer.Sigma(filled(SIGMA)),
            new CMAESOptimizer.PopulationSize(POPULATION),
            new MaxEval(Integer.parseInt(args[0])));
    System.out.println(best.getValue() + " days with " + Arrays.toString(gains(best.getPoint())));
  }

  private static double[] filled(double value) {
    double[] all = new double[SteeringLaw.GAINS];
    Arrays.fill(all, value);
    return all;
  }

  private static double[] gains(double... logarithms) {
    return Arrays.stream(logarithms).map(Math::exp).toArray();
  }

  private static double meanDays(double... logarithms) {
    SteeringLaw law = new SteeringLaw(gains(logarithms));
    return Transfer.mean(Transfer.fly(law, FIRST_SEED, STARTS), Transfer::days);
  }
}
