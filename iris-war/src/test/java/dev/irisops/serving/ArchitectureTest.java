package dev.irisops.serving;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;

/** The arrows between the packages, as each package-info says them. */
@AnalyzeClasses(packages = "dev.irisops.serving", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("api")
          .definedBy("dev.irisops.serving.api")
          .layer("health")
          .definedBy("dev.irisops.serving.health")
          .layer("model")
          .definedBy("dev.irisops.serving.model")
          .layer("telemetry")
          .definedBy("dev.irisops.serving.telemetry")
          .layer("prediction")
          .definedBy("dev.irisops.serving.prediction")
          .whereLayer("api")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("health")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("telemetry")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("model")
          .mayOnlyBeAccessedByLayers("health");

  @ArchTest
  static final ArchRule PREDICTION_IS_PLAIN_JAVA =
      ArchRuleDefinition.classes()
          .that()
          .resideInAPackage("dev.irisops.serving.prediction")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.irisops.serving.prediction", "java..");

  @ArchTest
  static final ArchRule WEKA_STAYS_IN_MODEL =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("dev.irisops.serving.model")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("weka..");

  @ArchTest
  static final ArchRule OPENTELEMETRY_STAYS_IN_TELEMETRY =
      ArchRuleDefinition.noClasses()
          .that()
          .resideOutsideOfPackage("dev.irisops.serving.telemetry")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.opentelemetry..", "io.prometheus..");
}
