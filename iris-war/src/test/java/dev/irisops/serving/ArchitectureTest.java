package dev.irisops.serving;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;

/** The packages and their dependencies, as each package-info states them. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String ROOT = "dev.irisops.serving";

  /** Each package and the packages that it may depend on. Only the root package wires them all. */
  private static final Map<String, List<String>> MAY_DEPEND_ON =
      Map.ofEntries(
          Map.entry("prediction", List.of()),
          Map.entry("settings", List.of()),
          Map.entry("tracing", List.of()),
          Map.entry("problem", List.of("prediction", "tracing")),
          Map.entry("inference", List.of("prediction", "problem")),
          Map.entry("json", List.of("health", "inference", "prediction", "problem")),
          Map.entry("admission", List.of("problem", "settings")),
          Map.entry("auth", List.of("settings")),
          Map.entry("accesslog", List.of("settings", "tracing")),
          Map.entry("process", List.of("settings")),
          Map.entry("model", List.of("prediction", "settings")),
          Map.entry("openapi", List.of("prediction", "settings")),
          Map.entry("health", List.of("prediction", "process")),
          Map.entry(
              "http",
              List.of(
                  "accesslog",
                  "admission",
                  "auth",
                  "health",
                  "inference",
                  "json",
                  "openapi",
                  "prediction",
                  "problem",
                  "process",
                  "tracing")),
          Map.entry("telemetry", List.of("http", "prediction", "settings", "tracing")));

  @ArchTest static final ArchRule PACKAGES_DEPEND_ONLY_ON_THEIR_OWN = layers();

  private static LayeredArchitecture layers() {
    LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : MAY_DEPEND_ON.keySet()) {
      layers = layers.layer(name).definedBy(ROOT + "." + name);
    }
    for (Map.Entry<String, List<String>> entry : MAY_DEPEND_ON.entrySet()) {
      String[] others = entry.getValue().toArray(String[]::new);
      layers =
          others.length == 0
              ? layers.whereLayer(entry.getKey()).mayNotAccessAnyLayer()
              : layers.whereLayer(entry.getKey()).mayOnlyAccessLayers(others);
    }
    return layers;
  }

  @ArchTest
  static final ArchRule EVERY_CLASS_IS_IN_A_PACKAGE_WITH_RULES =
      classes()
          .should()
          .resideInAnyPackage(
              MAY_DEPEND_ON.keySet().stream().map(name -> ROOT + "." + name).toArray(String[]::new))
          .orShould()
          .resideInAPackage(ROOT);

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      SlicesRuleDefinition.slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_THE_ROOT_WIRES =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT, "jakarta.inject..", "jakarta.enterprise..");

  @ArchTest static final ArchRule DOMAIN_IS_PLAIN_JAVA = isPlainJava("prediction");

  @ArchTest static final ArchRule TRACING_IS_PLAIN_JAVA = isPlainJava("tracing");

  private static ArchRule isPlainJava(String name) {
    return classes()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(ROOT + "." + name, "java.."));
  }

  @ArchTest static final ArchRule WEKA_STAYS_IN_MODEL = staysIn("model", "weka..");

  @ArchTest static final ArchRule YAML_STAYS_IN_OPENAPI = staysIn("openapi", "org.yaml..");

  @ArchTest
  static final ArchRule OPENTELEMETRY_STAYS_IN_TELEMETRY =
      staysIn("telemetry", "io.opentelemetry..", "io.prometheus..");

  @ArchTest
  static final ArchRule SERVLETS_STAY_IN_HTTP =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT, ROOT + ".http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..");

  private static ArchRule staysIn(String name, String... library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }
}
