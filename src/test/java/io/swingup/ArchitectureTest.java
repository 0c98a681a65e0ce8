package io.swingup;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SWINGUP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.swingup");

  @Test
  void packagesPointInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("random")
        .definedBy("io.swingup.random..")
        .layer("environment")
        .definedBy("io.swingup.environment..")
        .layer("exploration")
        .definedBy("io.swingup.exploration..")
        .layer("replay")
        .definedBy("io.swingup.replay..")
        .layer("network")
        .definedBy("io.swingup.network..")
        .layer("agent")
        .definedBy("io.swingup.agent..")
        .layer("training")
        .definedBy("io.swingup.training..")
        .layer("storage")
        .definedBy("io.swingup.storage..")
        .layer("report")
        .definedBy("io.swingup.report..")
        .layer("sweep")
        .definedBy("io.swingup.sweep..")
        .layer("cli")
        .definedBy("io.swingup.cli..")
        .whereLayer("random")
        .mayNotAccessAnyLayer()
        .whereLayer("environment")
        .mayOnlyAccessLayers("random")
        .whereLayer("exploration")
        .mayOnlyAccessLayers("environment", "random")
        .whereLayer("replay")
        .mayOnlyAccessLayers("environment", "random")
        .whereLayer("network")
        .mayOnlyAccessLayers("environment", "random")
        .whereLayer("agent")
        .mayOnlyAccessLayers("network", "replay", "environment", "random")
        .whereLayer("training")
        .mayOnlyBeAccessedByLayers("storage", "report", "sweep", "cli")
        .whereLayer("storage")
        .mayOnlyBeAccessedByLayers("report", "sweep", "cli")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("sweep")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .check(SWINGUP);
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
  void packagesHaveNoCycles() {
    slices().matching("io.swingup.(*)..").should().beFreeOfCycles().check(SWINGUP);
  }

  @Test
  void tensorFlowStaysInThreePackages() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "io.swingup.network..", "io.swingup.agent..", "io.swingup.storage..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tensorflow..", "org.bytedeco..")
        .check(SWINGUP);
  }
}
