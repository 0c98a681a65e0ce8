package io.swingup.training;

import io.swingup.network.KernelSeeds;
import io.swingup.random.Mt19937;
import io.swingup.random.Pcg64;
import io.swingup.random.PythonRandom;
import io.swingup.random.RestorableGenerator;
import io.swingup.random.SeedSequence;
import io.swingup.training.config.RunConfig;
import java.util.List;

/**
 * The random streams of one run.
 *
 * @param environmentSeed the seed of the first {@code reset} of the first training environment
 * @param kernels the seeds of the networks' kernels
 * @param exploration what draws the noise
 * @param replay what draws the batches, and the uniform actions of the start; may be the same
 *     stream as the noise's
 * @param episodes what draws the seeds of the first {@code reset} of further environments, and of
 *     each episode where they do not report their state
 * @param agent what draws where the agent learns or acts by chance
 */
public record RandomStreams(
    long environmentSeed,
    KernelSeeds kernels,
    RestorableGenerator exploration,
    RestorableGenerator replay,
    RestorableGenerator episodes,
    RestorableGenerator agent) {
  private static final int MAX_KERAS_KERNEL_SEED = 1_000_000_000;

  /**
   * Returns the streams of a run.
   *
   * @param config the run's seed and how to spread it
   * @return new streams
   */
  public static RandomStreams of(RunConfig config) {
    return switch (config.training().streams()) {
      case SPAWNED -> spawned(config.seed());
      case KERAS -> keras(config.seed());
    };
  }

  /* Uniform actions and batches share one child, the first seed and those of episodes another. */
  private static RandomStreams spawned(long seed) {
    List<SeedSequence> children = SeedSequence.of(seed).spawn(5);
    Pcg64 kernels = new Pcg64(children.get(1));
    return new RandomStreams(
        children.get(0).generateState64(1)[0],
        () -> kernels.nextInt(Integer.MAX_VALUE),
        new Pcg64(children.get(2)),
        new Pcg64(children.get(3)),
        new Pcg64(children.get(0)),
        new Pcg64(children.get(4)));
  }

  /* set_random_seed(s) seeds Python's generator, from which Keras draws a seed for each kernel, and
   * NumPy's, from which the example draws noise and batches in turn; then env.reset(seed=s). */
  private static RandomStreams keras(long seed) {
    PythonRandom python = PythonRandom.seeded(seed);
    Mt19937 numpy = Mt19937.seeded(seed);
    List<SeedSequence> children = SeedSequence.of(seed).spawn(2);
    return new RandomStreams(
        seed,
        () -> (int) python.randint(1, MAX_KERAS_KERNEL_SEED),
        numpy,
        numpy,
        new Pcg64(children.get(0)),
        new Pcg64(children.get(1)));
  }
}
