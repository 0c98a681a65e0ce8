package io.swingup.environment;

import static io.swingup.environment.Trial.SEED;
import static io.swingup.environment.Trial.require;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rules on what a provider says of its environment.
 *
 * @param provider the provider to check
 */
record ProviderRules(EnvironmentProvider provider) {
  private static final int PIXELS = 100;

  String makesWhatItNames(Trial trial) {
    return new CheckedEnvironment(provider.id(), trial.make()).spec().id();
  }

  String draws(Trial trial) {
    Optional<Painter> painter = provider.painter();
    if (painter.isEmpty()) {
      return provider.filmed().isPresent()
          ? "it has no painter, but may draw itself"
          : "it has no painter, so there will be no films";
    }
    Environment environment = trial.make();
    FloatVector start = environment.reset(SEED).observation();
    BufferedImage image = painter.get().picture(PIXELS, start, Trial.high(environment));
    int[] pixels = image.getRGB(0, 0, PIXELS, PIXELS, null, 0, PIXELS);
    require(
        Arrays.stream(pixels).anyMatch(pixel -> pixel != Color.WHITE.getRGB()),
        "the picture of a start was white");
    return "a picture of a start";
  }

  String maps(Trial trial) {
    Optional<StatePlane> plane = provider.plane();
    if (plane.isEmpty()) {
      return "it has no plane of states, so there will be no map";
    }
    Environment environment = trial.make();
    int titles = plane.get().actions().size();
    int actions = environment.spec().action().size();
    require(titles == actions, titles + " titles for " + actions + " actions");
    StatePlane.Point start = plane.get().state(environment.reset(SEED).observation());
    int size = plane.get().observation(start).size();
    int wanted = environment.spec().observation().size();
    require(size == wanted, "it gave an observation of size " + size + ", not " + wanted);
    return "the state of a start";
  }
}
