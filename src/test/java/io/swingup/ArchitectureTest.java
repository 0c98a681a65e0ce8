package io.swingup;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses SWINGUP =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.swingup");

  private static final List<String> LAYERS =
      List.of(
          "random",
          "environment",
          "exploration",
          "replay",
          "network",
          "agent",
          "training",
          "storage",
          "report",
          "serve",
          "sweep",
          "cli");

  @Test
  void packagesPointInOneDirection() {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : LAYERS) {
      layers = layers.layer(name).definedBy("io.swingup." + name + "..");
    }
    layers
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
        .mayOnlyBeAccessedByLayers("report", "serve", "sweep", "cli")
        .whereLayer("serve")
        .mayOnlyBeAccessedByLayers("cli")
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
