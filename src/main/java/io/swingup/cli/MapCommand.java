package io.swingup.cli;

import io.swingup.environment.EnvironmentConfig;
import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.environment.StatePlane;
import io.swingup.report.RunMap;
import io.swingup.storage.config.RunEnvironment;
import io.swingup.storage.file.RunDirectory;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.PretrainedPolicies;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code swingup map}. */
@Command(
    name = "map",
    description = "Draw what a policy does in every state, and what the critic of its run thinks.")
final class MapCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(MapCommand.class);

  @Parameters(
      paramLabel = "MODEL",
      description =
          "A finished run, such as models/a: its last policy and critic; or a policy alone: the"
              + " SavedModel of a run, or pretrained:NAME.")
  private Path model = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "A .png file; replaced. By default map.png, or the first of map-2.png ... free.")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException {
    if (out != null && !out.toString().endsWith(".png")) {
      throw new UsageException("--out must end in .png, was " + out);
    }
    Path named = PretrainedPolicies.resolve(model);
    if (Policies.isSavedModel(named)) {
      draw(new RunMap(named, null), environment(named));
    } else {
      RunDirectory run = RunDirectory.existing(named);
      draw(RunMap.of(run), RunEnvironment.of(run));
    }
    return 0;
  }

  private static EnvironmentConfig environment(Path policy) throws IOException {
    return RunEnvironment.ofModel(policy)
        .orElseThrow(
            () ->
                new UsageException(
                    "a map needs an environment, but "
                        + policy
                        + " belongs to no run that would tell it"));
  }

  private void draw(RunMap map, EnvironmentConfig environment) throws IOException {
    EnvironmentProvider provider = Environments.provider(environment);
    StatePlane plane =
        provider
            .plane()
            .orElseThrow(
                () ->
                    new UsageException(
                        "a map needs an environment with a plane of states, but "
                            + provider.id()
                            + " has none"));
    Path file = out == null ? OutputFile.free(Path.of(""), "map", ".png") : out;
    map.write(provider, plane, environment.timeLimit(), file);
    LOG.info("wrote {}", file);
  }
}
