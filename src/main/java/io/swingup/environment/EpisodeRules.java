package io.swingup.environment;

import static io.swingup.environment.Trial.SEED;
import static io.swingup.environment.Trial.expect;
import static io.swingup.environment.Trial.require;

import io.swingup.environment.TimeStep.Kind;
import io.swingup.environment.Trial.Chooser;
import io.swingup.random.Pcg64;
import java.util.List;
import java.util.Locale;

/** The rules on what an environment says it is, and on the steps that it returns. */
final class EpisodeRules {
  private EpisodeRules() {}

  static String hasASpecification(Trial trial) {
    EnvironmentSpec spec = trial.make().spec();
    return String.format(
        Locale.ROOT,
        "observations of size %d, actions from %s to %s",
        spec.observation().size(),
        spec.action().low(),
        spec.action().high());
  }

  static String keepsItsSpecification(Trial trial) {
    Environment environment = trial.make();
    EnvironmentSpec spec = environment.spec();
    Trial.part(environment, SEED);
    expect(spec, environment.spec());
    return "before and after an episode";
  }

  static String startsUnseeded(Trial trial) {
    TimeStep first = trial.make().reset();
    expect(Kind.FIRST, first.kind());
    return "at " + first.observation();
  }

  static String startsFresh(Trial trial) {
    TimeStep first = trial.make().reset(SEED);
    expect(TimeStep.first(first.observation()), first);
    return "at " + first.observation();
  }

  static String returnsSoundSteps(Trial trial) {
    Environment environment = trial.make();
    Environment checked = new CheckedEnvironment(environment.spec().id(), environment);
    return counted(driven(checked));
  }

  static String staysInItsBox(Trial trial) {
    Environment environment = trial.make();
    Box box = environment.spec().observation();
    List<List<TimeStep>> episodes = driven(environment);
    for (List<TimeStep> episode : episodes) {
      for (int i = 0; i < episode.size(); i++) {
        requireInside(box, episode.get(i).observation(), i);
      }
    }
    return counted(episodes);
  }

  private static void requireInside(Box box, FloatVector observation, int step) {
    for (int i = 0; i < box.size(); i++) {
      float value = observation.get(i);
      float low = box.low().get(i);
      float high = box.high().get(i);
      require(
          value >= low && value <= high,
          String.format(
              Locale.ROOT,
              "observation_%d was %s at step %d, beyond [%s, %s]",
              i,
              value,
              step,
              low,
              high));
    }
  }

  /* At random, and as far as it goes either way: what breaks, breaks at the bounds. */
  private static List<List<TimeStep>> driven(Environment environment) {
    List<Chooser> choosers =
        List.of(Pcg64.seeded(SEED)::uniform, (low, high) -> high, (low, high) -> low);
    return choosers.stream()
        .map(chooser -> Trial.episode(environment, SEED, chooser, Trial.MAX_STEPS))
        .toList();
  }

  private static String counted(List<List<TimeStep>> episodes) {
    int steps = episodes.stream().mapToInt(episode -> episode.size() - 1).sum();
    return episodes.size() + " episodes, " + steps + " steps";
  }
}
