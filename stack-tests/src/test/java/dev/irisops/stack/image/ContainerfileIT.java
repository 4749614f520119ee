package dev.irisops.stack.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.image.Containerfile.Copy;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of our Containerfiles. */
class ContainerfileIT {
  /**
   * An image tag with the full version of the JRE and its base, never {@code latest} or a major
   * one.
   */
  private static final Pattern BASE =
      Pattern.compile(
          "docker\\.io/library/eclipse-temurin:(\\d+)(\\.\\d+){2,3}_\\d+-jre-[a-z0-9-]+");

  static Stream<Containerfile> files() {
    return Stream.of(Containerfile.SERVICE, Containerfile.TRAINER);
  }

  @ParameterizedTest
  @MethodSource("files")
  void linter_findsNothing(Containerfile file) {
    assertThat(Repository.text(file.path())).doesNotContain("hadolint ignore");
    assertThat(Hadolint.lint(Repository.root().resolve(file.path())))
        .isEqualTo(new Command.Outcome(0, ""));
  }

  @Test
  void linter_findsWhatIsWrong() {
    Path bad =
        Repository.write(
            WorkFolder.create("lint").resolve("Containerfile"), "FROM eclipse-temurin\nCMD java\n");

    assertThat(Hadolint.lint(bad).output()).contains("DL3006", "DL3025");
  }

  @ParameterizedTest
  @MethodSource("files")
  void base_isOneFullVersionOfTheJavaThatTheCodeIsCompiledFor(Containerfile file) {
    Matcher base = BASE.matcher(file.one("FROM"));

    assertThat(base.matches()).as(file.one("FROM")).isTrue();
    assertThat(base.group(1)).isEqualTo(pom("maven.compiler.release"));
    assertThat(file.one("FROM")).isEqualTo(Containerfile.SERVICE.one("FROM"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void user_isANumberAboveThoseOfAnyMachine_ofGroup0(Containerfile file) {
    String[] user = file.one("USER").split(":");

    assertThat(Integer.parseInt(user[0])).isGreaterThan(10_000);
    assertThat(user).hasSize(2).endsWith("0");
  }

  @ParameterizedTest
  @MethodSource("files")
  void build_copiesAndRunsNothing(Containerfile file) {
    assertThat(file.instructions())
        .extracting(Containerfile.Instruction::keyword)
        .isSubsetOf(
            "FROM",
            "ENV",
            "COPY",
            "EXPOSE",
            "USER",
            "WORKDIR",
            "ENTRYPOINT",
            "CMD",
            "ARG",
            "LABEL");
  }

  @ParameterizedTest
  @MethodSource("files")
  void command_isAProgramWithArguments_notALineForAShell(Containerfile file) {
    assertThat(file.one("ENTRYPOINT")).startsWith("[");
    assertThat(file.all("CMD")).allMatch(argument -> argument.startsWith("["));
    assertThat(file.command()).doesNotContain("sh", "bash", "-c");
  }

  @ParameterizedTest
  @MethodSource("files")
  void labels_areThoseOfTheImageSpec(Containerfile file) {
    String name = "org.opencontainers.image.";
    Map<String, String> labels = file.pairs("LABEL");

    assertThat(labels)
        .containsOnlyKeys(
            Stream.of("title", "description", "licenses", "source", "version", "revision")
                .map(name::concat)
                .toList())
        .containsEntry(name + "licenses", "GPL-3.0-or-later")
        .containsEntry(name + "version", projectVersion())
        .containsEntry(name + "revision", "unknown");
    assertThat(labels.get(name + "description")).isNotBlank();
    assertThat(Repository.text("alert-rules/api.yml")).contains(labels.get(name + "source"));
    assertThat(file.all("LABEL").get(0)).contains("\"$VERSION\"", "\"$REVISION\"");
  }

  @ParameterizedTest
  @MethodSource("files")
  void settings_holdNoSecretAndEndTheProcessWhenMemoryIsOut(Containerfile file) {
    Map<String, String> settings = file.pairs("ENV");

    assertThat(settings.keySet())
        .noneMatch(key -> key.matches("(?i).*(pass|secret|token|credential|auth|key).*"));
    assertThat(settings.get("JAVA_TOOL_OPTIONS"))
        .contains("-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=")
        .doesNotContain("-Xm", "ActiveProcessorCount"); // the limits of the container decide
  }

  @Test
  void service_listensToTheWorldOnThePortsThatItNames() {
    assertThat(Containerfile.SERVICE.pairs("ENV")).containsEntry("IRIS_HTTP_HOST", "*");
    assertThat(Containerfile.SERVICE.one("EXPOSE")).isEqualTo("8000 9080");
    assertThat(Repository.text("iris-war/src/main/liberty/config/server.xml"))
        .contains(
            "name=\"iris.http.port\" defaultValue=\"8000\"",
            "name=\"iris.management.port\" defaultValue=\"9080\"");
  }

  /** Files that change less often are copied first, so that builds and pulls reuse more layers. */
  @Test
  void layers_ofTheService_goFromLibertyToTheCode() {
    assertThat(Containerfile.SERVICE.copies().stream().map(Copy::source).toList())
        .containsSubsequence(
            "iris-war/target/liberty-package/wlp/lib/",
            "iris-war/target/liberty-package/wlp/usr/servers/iris-api/server.xml",
            "iris-war/target/iris-api/WEB-INF/lib/",
            "iris-war/target/iris-api/WEB-INF/classes/model/",
            "iris-war/target/iris-api/WEB-INF/classes/dev/")
        .endsWith("iris-war/target/iris-api/WEB-INF/classes/dev/");
  }

  @ParameterizedTest
  @MethodSource("files")
  void labels_standBehindWhatIsCopied_forTheyChangeWithEveryBuild(Containerfile file) {
    List<String> keywords =
        file.instructions().stream().map(Containerfile.Instruction::keyword).toList();

    assertThat(keywords.subList(keywords.lastIndexOf("COPY"), keywords.size()))
        .containsSubsequence("ARG", "ARG", "LABEL");
    assertThat(keywords.indexOf("ARG")).isGreaterThan(keywords.lastIndexOf("COPY"));
  }

  @Test
  void ignoreFile_letsInWhatIsCopiedAndNothingElse() {
    IgnoreFile ignored = IgnoreFile.ofTheRepository();

    assertThat(files().flatMap(file -> file.copies().stream()).map(Copy::source))
        .allSatisfy(source -> assertThat(ignored.leavesOut(Path.of(source))).isFalse());
    assertThat(
            List.of(
                ".git/config",
                ".tools/hadolint/hadolint",
                "README.md",
                "iris-war/src/main/liberty/config/server.env",
                "iris-war/target/iris-api.jar",
                "iris-war/target/it/server-1/console.log",
                "iris-war/target/liberty-package/wlp/lib/versions/package_26.11.22_10.43.52.txt",
                "kustomize/overlays/dev/api-keys"))
        .allSatisfy(path -> assertThat(ignored.leavesOut(Path.of(path))).isTrue());
  }

  static String pom(String property) {
    return inPom("<%1$s>([^<]+)</%1$s>".formatted(property));
  }

  /** Returns the first version in the parent's POM, which is its own. */
  static String projectVersion() {
    return inPom("<artifactId>irisops</artifactId>\\s*<version>([^<]+)</version>");
  }

  private static String inPom(String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(Repository.text("pom.xml"));
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
