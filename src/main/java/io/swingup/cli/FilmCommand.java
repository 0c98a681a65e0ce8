package io.swingup.cli;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.environment.Environments;
import io.swingup.environment.Painter;
import io.swingup.report.Film;
import io.swingup.report.Playback;
import io.swingup.storage.model.Policies;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code swingup film}. */
@Command(name = "film", description = "Film a saved policy for one episode.")
final class FilmCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(FilmCommand.class);

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "A SavedModel.")
  private Path model = Path.of("");

  @Option(
      names = "--environment",
      defaultValue = "Pendulum-v1",
      description = "The environment's id.")
  private String environment = "";

  @Option(names = "--seed", defaultValue = "0", description = "The seed of the start.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "A .gif file, or .mp4 where ffmpeg is on the path; replaced.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    if (!out.toString().matches(".*\\.(gif|mp4)")) {
      throw new UsageException("--out must end in .gif or .mp4, was " + out);
    }
    EnvironmentProvider provider = Environments.provider(environment);
    Painter painter =
        provider
            .painter()
            .orElseThrow(
                () ->
                    new UsageException(
                        "--environment must be one with a painter, but "
                            + environment
                            + " has none"));
    try (SavedPolicy policy = Policies.load(model)) {
      Fit.require(policy, model, provider);
      Playback playback = Playback.of(provider, policy, seed);
      new Film(playback, painter).write(out);
      LOG.info(String.format(Locale.ROOT, "wrote %s, return %.1f", out, playback.episodeReturn()));
    }
    return 0;
  }
}
