package io.swingup.environment;

import io.swingup.usage.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What every environment keeps to; to be run on your own, in a test or by {@code swingup check}.
 *
 * <pre>{@code
 * assertEquals(List.of(), EnvironmentContract.of(new MyProvider()).violations());
 * }</pre>
 *
 * <p>Environments must start at random. Episodes need not end; those that do should do so within
 * 2000 random steps, or their ends are not seen.
 */
public final class EnvironmentContract {
  private final Supplier<Environment> environments;
  private final List<Rule> rules = new ArrayList<>();

  /**
   * What the check of one rule came to.
   *
   * @param rule what an environment does, such as {@code starts elsewhere for another seed}
   * @param isKept whether this one does
   * @param found what was seen of it, in a few words
   */
  public record Finding(String rule, boolean isKept, String found) {

    private static final int MAX_LENGTH = 400;

    /** Makes one line of what was found, and cuts it where it is very long. */
    public Finding {
      String line = found.strip().replaceAll("\\s+", " ");
      found = line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    /** Returns one line: {@code kept} or {@code broken}, the rule, what was found. */
    @Override
    public String toString() {
      return (isKept ? "kept    " : "broken  ") + rule + ": " + found;
    }
  }

  /* Where a rule is broken that others rest on, these would only say the same again. */
  private record Rule(String name, boolean isBasic, Function<Trial, String> check) {}

  /**
   * Takes the environments to check.
   *
   * @param environments makes a new environment at each call, which was never reset; closed after
   *     use
   */
  public EnvironmentContract(Supplier<Environment> environments) {
    this.environments = environments;
    basic("has a specification", EpisodeRules::hasASpecification);
    basic("starts an episode without ever being seeded", EpisodeRules::startsUnseeded);
    basic("returns the sizes it specifies and finite numbers", EpisodeRules::returnsSoundSteps);
    rule("has the same specification at every call", EpisodeRules::keepsItsSpecification);
    rule("observes only what lies in its box", EpisodeRules::staysInItsBox);
    rule("starts with reward 0 and discount 1", EpisodeRules::startsFresh);
    rule("has one first step and at most one last", EndRules::hasOneFirstAndOneLast);
    rule("terminates where the task ends, not for want of time", EndRules::tellsEnds);
    rule("gives equal episodes for equal seeds and actions", SeedRules::repeatsItself);
    rule("starts elsewhere for another seed", SeedRules::dependsOnTheSeed);
    rule("continues its random stream when reset without a seed", SeedRules::continuesItsStream);
    rule("shares nothing with another of its kind", SeedRules::sharesNothing);
    rule("refuses a step before the first reset", StepRules::refusesBeforeReset);
    rule("refuses a step after the last", EndRules::refusesAfterTheLast);
    rule("refuses an action of the wrong size, unmoved", StepRules::refusesWrongSize);
    rule("refuses an action that is not finite, unmoved", StepRules::refusesNotFinite);
    rule("moves by the clipped action and leaves the array as it was", StepRules::clips);
    rule("continues from a state as it did the first time", LifeRules::restores);
    rule("can be closed at any time, alone", LifeRules::closes);
    rule("goes on for many steps", LifeRules::goesOn);
  }

  /**
   * Takes the provider to check: besides its environments, what it says of them.
   *
   * @param provider what offers the environment
   * @return a contract with some rules more
   */
  public static EnvironmentContract of(EnvironmentProvider provider) {
    EnvironmentContract contract = new EnvironmentContract(provider::create);
    ProviderRules more = new ProviderRules(provider);
    contract.rules.add(0, new Rule("is made under its own id", true, more::makesWhatItNames));
    contract.rule("is drawn by its painter", more::draws);
    contract.rule("is mapped by its plane", more::maps);
    return contract;
  }

  private void basic(String name, Function<Trial, String> check) {
    rules.add(new Rule(name, true, check));
  }

  private void rule(String name, Function<Trial, String> check) {
    rules.add(new Rule(name, false, check));
  }

  /**
   * Returns the names of all rules.
   *
   * @return what an environment does, in the order in which it is checked
   */
  public List<String> rules() {
    return rules.stream().map(Rule::name).toList();
  }

  /**
   * Checks all rules, up to the first broken one that the others rest on.
   *
   * @param listener told of each finding as soon as there is one
   * @return the findings, in the order of the rules
   * @throws UsageException if the environments are asked for with something that is not there
   */
  public List<Finding> check(Consumer<Finding> listener) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : rules) {
      Finding finding = check(rule);
      findings.add(finding);
      listener.accept(finding);
      if (rule.isBasic() && !finding.isKept()) {
        break;
      }
    }
    return findings;
  }

  /**
   * Checks all rules.
   *
   * @return the rules that are broken
   */
  public List<Finding> violations() {
    return check(finding -> {}).stream().filter(finding -> !finding.isKept()).toList();
  }

  /**
   * Checks one rule.
   *
   * @param rule its name
   * @return what was found
   * @throws IllegalArgumentException if there is no such rule
   */
  public Finding check(String rule) {
    return rules.stream()
        .filter(each -> each.name().equals(rule))
        .findFirst()
        .map(this::check)
        .orElseThrow(() -> new IllegalArgumentException("there is no rule \"" + rule + "\""));
  }

  @SuppressWarnings("checkstyle:IllegalCatch") // foreign code may throw anything
  private Finding check(Rule rule) {
    try (Trial trial = new Trial(environments)) {
      return new Finding(rule.name(), true, rule.check().apply(trial));
    } catch (Trial.Violation e) {
      return new Finding(rule.name(), false, String.valueOf(e.getMessage()));
    } catch (EnvironmentException e) {
      return new Finding(rule.name(), false, e.problem());
    } catch (UsageException e) { // what the user asked for, not what the environment does
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      return new Finding(rule.name(), false, "it threw " + EnvironmentException.reason(e));
    }
  }
}
