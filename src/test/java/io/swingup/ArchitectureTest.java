package io.swingup;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SWINGUP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.swingup");

  /** The packages from the lowest up; each may know those before it. */
  private static final List<String> FLOORS =
      List.of(
          "usage",
          "random",
          "statistics",
          "environment",
          "exploration",
          "replay",
          "network",
          "agent",
          "training",
          "storage",
          "run",
          "report",
          "serve",
          "sweep",
          "cli");

  /** The rooms of {@code storage} from the lowest up; each may know those before it. */
  private static final List<String> ROOMS =
      List.of("file", "config", "history", "model", "checkpoint");

  @Test
  void packagesPointInOneDirection() {
    requireOrder("io.swingup.", FLOORS);
  }

  @Test
  void theRoomsOfStoragePointInOneDirection() {
    requireOrder("io.swingup.storage.", ROOMS);
  }

  private static void requireOrder(String root, List<String> order) {
    for (int i = 0; i < order.size(); i++) {
      String[] above =
          order.stream().skip(i + 1).map(name -> root + name + "..").toArray(String[]::new);
      if (above.length > 0) {
        noClasses()
            .that()
            .resideInAPackage(root + order.get(i) + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(above)
            .check(SWINGUP);
      }
    }
  }

  @Test
  void siblingsDoNotKnowOneAnother() {
    requireIndependent("exploration", "replay", "network");
    requireIndependent("report", "serve", "sweep");
  }

  private static void requireIndependent(String... names) {
    for (String name : names) {
      noClasses()
          .that()
          .resideInAPackage("io.swingup." + name + "..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      Stream.of(names)
                          .map(other -> "io.swingup." + other + "..")
                          .toArray(String[]::new))
                  .and(not(resideInAnyPackage("io.swingup." + name + ".."))))
          .check(SWINGUP);
    }
  }

  @Test
  void tasksDoNotKnowOneAnother() {
    slices()
        .matching("io.swingup.environment.(*)..")
        .should()
        .notDependOnEachOther()
        .check(SWINGUP);
  }

  @Test
  void nobodyElseKnowsATask() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.swingup.environment.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.swingup.environment.*..")
        .check(SWINGUP);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.swingup.(*)..").should().beFreeOfCycles().check(SWINGUP);
  }

  @Test
  void onlyAgentsKnowTheirAlgorithms() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.swingup.agent..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameContaining("Ddpg")
        .check(SWINGUP);
  }

  @Test
  void packagesAreAllKnown() {
    List<String> known = new ArrayList<>(List.of("io.swingup"));
    FLOORS.forEach(name -> known.add("io.swingup." + name + ".."));
    classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(SWINGUP);
  }

  @Test
  void tensorFlowStaysWhereModelsAre() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "io.swingup.network..",
                    "io.swingup.agent.graph..",
                    "io.swingup.storage.history..",
                    "io.swingup.storage.model..",
                    "io.swingup.storage.checkpoint..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
        .check(SWINGUP);
  }

  @Test
  void sparkStaysInItsPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.swingup.sweep.spark..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(SWINGUP);
  }
}
