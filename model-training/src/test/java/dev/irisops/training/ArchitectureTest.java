package dev.irisops.training;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

@AnalyzeClasses(
    packages = "dev.irisops.training",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "dev.irisops.training";

  @ArchTest
  static final ArchRule LAYERS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("entry")
          .definedBy(BASE)
          .layer("dataset")
          .definedBy(BASE + ".dataset..")
          .layer("algorithm")
          .definedBy(BASE + ".algorithm..")
          .layer("evaluation")
          .definedBy(BASE + ".evaluation..")
          .layer("profile")
          .definedBy(BASE + ".profile..")
          .layer("limits")
          .definedBy(BASE + ".limits..")
          .layer("modelfile")
          .definedBy(BASE + ".modelfile..")
          .layer("bundle")
          .definedBy(BASE + ".bundle..")
          .layer("report")
          .definedBy(BASE + ".report..")
          .layer("selection")
          .definedBy(BASE + ".selection..")
          .whereLayer("entry")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("entry")
          .whereLayer("selection")
          .mayOnlyBeAccessedByLayers("entry")
          .whereLayer("bundle")
          .mayOnlyBeAccessedByLayers("entry", "report")
          .whereLayer("profile")
          .mayOnlyBeAccessedByLayers("entry", "report", "bundle")
          .whereLayer("modelfile")
          .mayOnlyBeAccessedByLayers("entry")
          .whereLayer("limits")
          .mayOnlyBeAccessedByLayers("entry", "bundle", "modelfile")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("entry", "report", "bundle", "selection")
          .whereLayer("algorithm")
          .mayOnlyBeAccessedByLayers("entry", "report", "bundle", "selection", "evaluation");

  @ArchTest
  static final ArchRule DATASET_DOES_NOT_USE_WEKA =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(BASE + ".dataset..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("weka..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_USES_PICOCLI =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage(BASE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule NOTHING_USES_AWT_OR_SWING =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..");
}
