package io.swingup.cli;

import io.swingup.environment.EnvironmentProvider;
import io.swingup.report.Film;
import io.swingup.storage.model.SavedPolicy;
import io.swingup.usage.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code swingup film}. */
@Command(name = "film", description = "Film a saved policy for one episode.")
final class FilmCommand implements Callable<Integer> {
  private static final Logger LOG = LogManager.getLogger(FilmCommand.class);

  @Mixin private PlayedModel played = new PlayedModel();

  @Option(
      names = "--seed",
      defaultValue = "0",
      converter = UnsignedSeed.class,
      description = "The seed of the start; at most 2^64 - 1.")
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
    try (SavedPolicy policy = played.load()) {
      EnvironmentProvider provider = played.provider();
      Fit.require(policy, played.directory(), provider);
      Film film =
          Film.of(provider, policy, seed, played.timeLimit())
              .orElseThrow(() -> unpainted(provider));
      film.write(out);
      LOG.info(
          String.format(
              Locale.ROOT, "wrote %s, return %.1f", out, film.playback().episodeReturn()));
    }
    return 0;
  }

  private static UsageException unpainted(EnvironmentProvider provider) {
    return new UsageException(
        "a film needs an environment with a painter, but " + provider.id() + " has none");
  }
}
