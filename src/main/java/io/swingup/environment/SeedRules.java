package io.swingup.environment;

import static io.swingup.environment.Trial.SEED;
import static io.swingup.environment.Trial.expect;
import static io.swingup.environment.Trial.require;

import io.swingup.random.Pcg64;
import java.util.ArrayList;
import java.util.List;

/** The rules on chance: the seed decides, and nothing else does. */
final class SeedRules {
  private SeedRules() {}

  static String repeatsItself(Trial trial) {
    Environment environment = trial.make();
    List<TimeStep> episode = Trial.part(environment, SEED);
    Trial.expectEpisode(episode, Trial.part(environment, SEED));
    Trial.expectEpisode(episode, Trial.part(trial.make(), SEED));
    return episode.size() - 1 + " steps, three times";
  }

  static String dependsOnTheSeed(Trial trial) {
    Environment environment = trial.make();
    TimeStep first = environment.reset(SEED);
    require(!first.equals(environment.reset(SEED + 1)), "two seeds gave " + first.observation());
    return "two seeds gave two starts";
  }

  static String continuesItsStream(Trial trial) {
    Environment environment = trial.make();
    TimeStep first = environment.reset(SEED);
    TimeStep second = environment.reset();
    require(!second.equals(first), "it started twice at " + first.observation());
    Environment other = trial.make();
    other.reset(SEED);
    expect(second, other.reset());
    return "the second start after a seed was the same in two environments";
  }

  /* Evaluations step many environments in turn, and several runs may share a process. */
  static String sharesNothing(Trial trial) {
    List<TimeStep> alone = Trial.part(trial.make(), SEED);
    Environment one = trial.make();
    Environment other = trial.make();
    Box box = one.spec().action();
    Pcg64 random = Pcg64.seeded(SEED);
    List<TimeStep> together = new ArrayList<>(List.of(one.reset(SEED)));
    boolean over = other.reset(SEED + 1).isLast();
    while (!Trial.last(together).isLast() && together.size() <= Trial.PART) {
      over = (over ? other.reset() : other.step(Trial.high(other))).isLast();
      together.add(one.step(Trial.action(box, random::uniform)));
    }
    Trial.expectEpisode(alone, together);
    return "two of them, stepped in turn";
  }
}
