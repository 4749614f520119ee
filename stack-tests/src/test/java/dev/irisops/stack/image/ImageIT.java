package dev.irisops.stack.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.image.Isolation.Volume;
import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Http;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The commands of the images work with the files that the images copy, as a user without
 * privileges, in a file system that is read-only except {@code /tmp}. More cannot be tested without
 * a container engine. The JVM is that of the tests.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "images are of Linux")
class ImageIT {
  private static final String APPLICATION = "/opt/ol/wlp/usr/servers/iris-api/dropins/iris-api.war";

  /** Lines of the JVM and the launcher, before Liberty can write JSON. */
  private static final Pattern BEFORE_THE_LOG =
      Pattern.compile(
          "Picked up JAVA_TOOL_OPTIONS: .*|.* VM warning: Sharing .*|Launching iris-api .*|");

  @TempDir static Path temp;

  private static UnpackedImage service;
  private static UnpackedImage trainer;
  private static List<Isolation> isolations;

  @BeforeAll
  static void unpack() throws IOException {
    service =
        UnpackedImage.of(Containerfile.SERVICE, Files.createDirectory(temp.resolve("service")));
    trainer =
        UnpackedImage.of(Containerfile.TRAINER, Files.createDirectory(temp.resolve("trainer")));
    isolations = Isolation.permitted(service);
  }

  static List<Isolation> isolations() {
    return isolations;
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void service_answersLogsJsonAndEndsWith0(Isolation isolation) {
    int api = FreePort.next();
    int management = FreePort.next();
    try (Container container =
        Container.start(service, isolation, Volume.NONE, settings(api, management))) {
      container.await("it is ready", () -> Http.isOk(management, "/health/ready"));

      HttpResponse<String> answer = predict(api);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(Json.read(answer.body()).path("predicted_class").asText()).isEqualTo("setosa");
      container.await(
          "the request is logged", () -> container.console().contains("POST /predict 200"));

      container.terminate();
      assertThat(container.exitCode()).as(container.console()).isZero();
      assertThat(container.console().lines().filter(line -> !line.startsWith("{")))
          .allMatch(line -> BEFORE_THE_LOG.matcher(line).matches());
      List<JsonNode> log =
          container.console().lines().filter(line -> line.startsWith("{")).map(Json::read).toList();
      assertThat(log)
          .extracting(line -> line.path("ibm_messageId").asText())
          .contains(
              "CWWKF0011I", "CWWKE0036I"); // the server has started, and stopped in good order
      assertThat(log)
          .extracting(line -> line.path("loglevel").asText())
          .doesNotContain("ERROR", "SEVERE");
    }
  }

  /** The files stay between the starts, as in a container or a pod that is restarted. */
  @Test
  void service_startsAfterItWasKilled() {
    int management = FreePort.next();
    Map<String, String> settings = settings(FreePort.next(), management);
    for (String moment : List.of("CWWKE0001I", "CWWKZ0018I", "CWWKF0011I", "CWWKF0011I")) {
      try (Container container =
          Container.start(service, Isolation.FOLDER, Volume.NONE, settings)) {
        container.await(moment, () -> container.console().contains(moment));
        assertThat(container.console()).doesNotContain("\"loglevel\":\"ERROR\"");
        container.kill();
      }
    }
    assertThat(service.resolve("/tmp/output")).isNotEmptyDirectory();
  }

  private static Map<String, String> settings(int api, int management) {
    return Map.of(
        "IRIS_HTTP_HOST", "localhost",
        "IRIS_HTTP_PORT", Integer.toString(api),
        "IRIS_MANAGEMENT_PORT", Integer.toString(management),
        "IRIS_SHUTDOWN_DRAIN", "0",
        "JAVA_TOOL_OPTIONS", inHalfAGigabyte());
  }

  /** As in a pod of that size; and the quick compiler alone: a start is most of what it does. */
  private static String inHalfAGigabyte() {
    return Containerfile.SERVICE.pairs("ENV").get("JAVA_TOOL_OPTIONS")
        + " -XX:MaxRAM=512m -XX:TieredStopAtLevel=1";
  }

  private static HttpResponse<String> predict(int port) {
    return Http.send(
        Http.request(port, "/predict")
            .header("X-API-Key", "dev")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(IrisApi.SETOSA)));
  }

  @ParameterizedTest
  @MethodSource("isolations")
  void nothingButTmp_canBeWritten(Isolation isolation) {
    Stream<String> forbidden =
        Stream.of(
            "/opt/new",
            "/opt/ol/wlp/new",
            "/opt/ol/wlp/bin/server",
            APPLICATION + "/WEB-INF/web.xml");
    List<String> attempts =
        forbidden.map(path -> writing(isolation, path) == 0 ? "wrote " + path : "refused").toList();

    assertThat(attempts).containsOnly("refused");
    assertThat(writing(isolation, "/tmp/new")).isZero();
  }

  private static int writing(Isolation isolation, String path) {
    return run(isolation, "dd", "if=/dev/null", "of=" + path, "conv=notrunc").exitCode();
  }

  private static Container run(Isolation isolation, String... command) {
    try (Container container =
        Container.start(service, isolation, Volume.NONE, Map.of(), List.of(command))) {
      container.exitCode();
      return container;
    }
  }

  @Test
  void process_hasTheUserOfTheImageAndNoPrivileges() {
    Isolation strongest = isolations.get(0);
    String status = run(strongest, "cat", "/proc/self/status").console();

    assertThat(status).containsPattern("CapEff:\\s+0{16}");
    if (strongest == Isolation.NAMESPACE) {
      assertThat(status).contains("NoNewPrivs:\t1");
      assertThat(run(strongest, "id", "-u").console()).isEqualTo("10001\n");
      assertThat(run(strongest, "id", "-g").console()).isEqualTo("0\n");
    }
  }

  @Test
  void trainer_asItIsStarted_writesTheBundleThatTheServiceBringsAlong() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("model"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Map<String, String> settings =
        Map.of(
            "SOURCE_DATE_EPOCH",
            Long.toString(
                Instant.parse(ContainerfileIT.pom("project.build.outputTimestamp"))
                    .getEpochSecond()));
    Volume volume = new Volume("/var/lib/irisops/model", folder);
    try (Container container = Container.start(trainer, isolations.get(0), volume, settings)) {
      assertThat(container.exitCode()).as(container.console()).isZero();
    }

    assertThat(folder).isDirectoryContaining("glob:**/iris.zip");
    assertThat(content(folder.resolve("iris")))
        .as("the same JDK as the build's; after a build with another one, ./mvnw clean")
        .isEqualTo(content(service.resolve(APPLICATION + "/WEB-INF/classes/model")));
  }

  private static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        content.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return content;
  }

  /** The image gets the exploded WAR; files that an earlier build left in it must not ship. */
  @Test
  void application_isThatOfTheWar() throws IOException {
    Map<String, Long> packed = new TreeMap<>();
    try (ZipFile war =
        new ZipFile(Repository.root().resolve("iris-war/target/iris-api.war").toFile())) {
      war.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith("WEB-INF/"))
          .forEach(entry -> packed.put(entry.getName(), entry.getCrc()));
    }

    assertThat(checksums(service.resolve(APPLICATION)))
        .as("WEB-INF in iris-war/target/iris-api; after changes of libraries, ./mvnw clean")
        .isEqualTo(packed);
  }

  private static Map<String, Long> checksums(Path folder) throws IOException {
    Map<String, Long> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var checksum = new CRC32();
        checksum.update(Files.readAllBytes(file));
        checksums.put(folder.relativize(file).toString(), checksum.getValue());
      }
    }
    return checksums;
  }

  @Test
  void liberty_isOfTheVersionThatTheTestsRunOn() throws IOException {
    Properties product = new Properties();
    try (var in =
        Files.newInputStream(service.resolve("/opt/ol/wlp/lib/versions/openliberty.properties"))) {
      product.load(in);
    }

    assertThat(product)
        .containsEntry(
            "com.ibm.websphere.productVersion", ContainerfileIT.pom("version.open-liberty"));
  }

  @Test
  void files_canBeReadByAnyUser() throws IOException {
    for (UnpackedImage image : List.of(service, trainer)) {
      try (Stream<Path> files = Files.walk(image.root())) {
        assertThat(files)
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .matches(Files.isDirectory(file) ? ".{6}r.x" : ".{6}r.."));
      }
    }
  }

  @Test
  void files_holdNoKeys() throws IOException {
    for (UnpackedImage image : List.of(service, trainer)) {
      try (Stream<Path> files = Files.walk(image.root())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(file.getFileName().toString()).doesNotMatch(".*\\.(pem|key|p12|jks|env)");
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
              .as(file.toString())
              .doesNotContain("PRIVATE KEY-----");
        }
      }
    }
  }
}
