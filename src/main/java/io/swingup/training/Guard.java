package io.swingup.training;

import io.swingup.environment.FloatVector;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Stops the training where a number is not finite or the environment fails. */
final class Guard {
  private final String environment;
  private final LongSupplier totalSteps;

  Guard(String environment, LongSupplier totalSteps) {
    this.environment = environment;
    this.totalSteps = totalSteps;
  }

  /** Asks the environment, which may throw anything; that is then named after it. */
  <T> T ask(Supplier<T> question) {
    try {
      return CompletableFuture.supplyAsync(question, Runnable::run).join();
    } catch (CompletionException e) {
      throw TrainingException.environmentFailed(
          step(), environment, Objects.requireNonNull(e.getCause(), "cause"));
    }
  }

  void requireFinite(String name, FloatVector values) {
    for (int i = 0; i < values.size(); i++) {
      requireFinite(name + "_" + i, values.get(i));
    }
  }

  void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw TrainingException.notFinite(step(), name, value);
    }
  }

  private long step() {
    return totalSteps.getAsLong() + 1;
  }
}
