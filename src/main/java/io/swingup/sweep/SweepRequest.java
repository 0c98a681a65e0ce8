package io.swingup.sweep;

import io.swingup.environment.Environment;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.EnvironmentSpec;
import io.swingup.environment.Environments;
import io.swingup.replay.ReplayBuffer;
import io.swingup.run.TrainingRun;
import io.swingup.training.config.RunConfig;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep trains.
 *
 * @param configs the runs, at least one; alike except for the seeds, which follow one another
 * @param initialActor the SavedModel of the policy that every run starts from, or null
 */
public record SweepRequest(List<RunConfig> configs, @Nullable Path initialActor) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public SweepRequest {
    if (configs.isEmpty()) {
      throw new IllegalArgumentException("a sweep must have a run, has none");
    }
    configs = List.copyOf(configs);
  }

  /**
   * Returns how many runs train at the same time unless somebody says otherwise.
   *
   * @return as many as leave each thread of each run a core, at least 1
   */
  public int defaultJobs() {
    int threads = first().session().intraOpThreads() * first().session().interOpThreads();
    return Math.max(1, Runtime.getRuntime().availableProcessors() / threads);
  }

  /**
   * Checks that the replay buffers of runs at the same time fit the memory.
   *
   * @param jobs the runs at the same time
   * @throws UsageException if they need more than half the heap
   */
  void requireHeap(int jobs) {
    EnvironmentSpec spec = spec();
    long each =
        ReplayBuffer.bytes(
            first().training().replay(), spec.observation().size(), spec.action().size());
    long heap = Runtime.getRuntime().maxMemory();
    long fitting = heap / 2 / each; // 0 is refused by the first run
    if (fitting > 0 && jobs > fitting) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the replay buffers must fit half the heap, but %s runs at the same time take %s MiB each"
                  + " and the heap is %s MiB; --jobs %s fits",
              jobs,
              each >> 20,
              heap >> 20,
              fitting));
    }
  }

  private EnvironmentSpec spec() {
    try (Environment environment = provider().create()) {
      return environment.spec();
    }
  }

  private EnvironmentProvider provider() {
    return Environments.provider(first().environment());
  }

  /**
   * Returns the training return above which an episode solves the task.
   *
   * @return NaN where the task has none, or the runs cut its episodes short
   */
  double solvedReturn() {
    return first().environment().timeLimit() > 0
        ? Double.NaN
        : provider().solvedReturn().orElse(Double.NaN);
  }

  /** Returns the first run, which says all but the seeds of the others. */
  RunConfig first() {
    return configs.get(0);
  }

  /** Gives a new run the initial policy, if there is one. */
  void prepare(TrainingRun run) throws IOException {
    if (initialActor != null) {
      run.startFrom(initialActor);
    }
  }

  /** Returns the seeds. */
  SeedRange seeds() {
    return new SeedRange(first().seed(), configs.get(configs.size() - 1).seed());
  }

  /** Returns the path of the initial policy, as the manifests of the runs have it; or nothing. */
  String actorName() {
    return initialActor == null ? "" : initialActor.toString();
  }
}
