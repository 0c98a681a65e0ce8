package com.example.spacecraft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swingup.environment.EnvironmentContract;
import io.swingup.environment.Environments;
import io.swingup.environment.FloatVector;
import io.swingup.environment.TimeStep;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlotEnvironmentTest {
  @Test
  void keepsTheContract() {
    assertEquals(
        List.of(),
        new EnvironmentContract(Environments.provider(SlotEnvironment.ID)::create).violations());
  }

  @Test
  void theSteeringLawSeesTheErrors() {
    FloatVector seen = new Offset(Math.toRadians(-0.4), 20e3, 0, 5e-3, 0, 0, 2300).observation();

    double[] errors = Offset.errors(seen.toArray(), 0);

    assertArrayEquals(new double[] {-2, 1, 0, 5, 0, 0}, errors, 1e-5);
  }

  @Test
  void endsInTheSlotAndPaysForTheTime() {
    try (SlotEnvironment environment = new SlotEnvironment()) {
      TimeStep step = environment.reset(0);
      double left = Slot.offset(environment.craft()).hoursToGo();
      double sum = 0;
      while (!step.isLast()) {
        double[] action = toDoubles(SteeringLaw.tuned().act(step.observation().toArray(), 1));
        step = environment.step(action);
        sum += step.reward();
      }
      Offset end = Slot.offset(environment.craft());
      assertTrue(step.isTerminated() && end.isArrived());
      assertEquals(left - environment.craft().hours(), sum, 1e-9);
    }
  }

  private static double[] toDoubles(float[] numbers) {
    return new double[] {numbers[0], numbers[1], numbers[2]};
  }

  @Test
  void whatIsLostIsOverAndCosts() {
    try (SlotEnvironment environment = new SlotEnvironment()) {
      TimeStep step = environment.reset(0);
      while (!step.isLast()) {
        step = environment.step(0, 1, 0);
      }

      assertTrue(step.isTerminated() && step.reward() < -50);
      assertTrue(Slot.offset(environment.craft()).isLost());
    }
  }
}
