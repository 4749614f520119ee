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
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("entry")
          .definedBy(BASE)
          .layer("dataset")
          .definedBy(BASE + ".dataset..")
          .layer("training")
          .definedBy(BASE + ".training..")
          .layer("evaluation")
          .definedBy(BASE + ".evaluation..")
          .layer("bundle")
          .definedBy(BASE + ".bundle..")
          .layer("report")
          .definedBy(BASE + ".report..")
          .whereLayer("entry")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("entry")
          .whereLayer("bundle")
          .mayOnlyBeAccessedByLayers("entry", "report")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("entry", "report", "bundle")
          .whereLayer("training")
          .mayOnlyBeAccessedByLayers("entry", "report", "bundle", "evaluation");

  @ArchTest
  static final ArchRule DATASET_KNOWS_NO_WEKA =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(BASE + ".dataset..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("weka..");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_KNOWS_PICOCLI =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage(BASE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule NOTHING_DRAWS_WITH_AWT =
      ArchRuleDefinition.noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.awt..", "javax.swing..");
}
