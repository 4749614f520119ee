package dev.irisops.bench;

import dev.irisops.bench.baseline.BaselineWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * The runnable jar, and its Liberty unpacked, with one server per variant of the service.
 *
 * @param jar runnable jar
 * @param folder folder of the unpacked files
 * @param javaHome home of the JDK that runs the servers
 */
record Liberty(Path jar, Path folder, Path javaHome) {
  private static final String SERVICE = "iris-api";
  private static final String EMPTY = "empty";
  private static final String APPLICATIONS = "dropins";
  private static final String BASELINE = "baseline.war";

  /** Unpacks the runnable jar into a new folder. */
  static Liberty unpack(Path jar, Path folder, Path javaHome) {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(jar))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.getParent());
        if (!entry.isDirectory()) {
          Files.copy(zip, file);
        }
      }
      Files.writeString(folder.resolve("keys"), Request.API_KEY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Liberty(jar, folder, javaHome);
  }

  /**
   * A server and the settings to start it with.
   *
   * @param name name of the server
   * @param environment environment variables
   * @param jvmOptions JVM options
   */
  record Variant(String name, Map<String, String> environment, List<String> jvmOptions) {
    Variant with(List<String> options) {
      return new Variant(name, environment, options);
    }

    /** Becomes ready at once, and warms up with the requests that come. */
    Variant withoutWarmUp() {
      return new Variant(name, Map.of("IRIS_WARM_UP", "0"), jvmOptions);
    }

    /** Disables Liberty's Java agent, which counts for its metrics of thread pools and servlets. */
    Variant withoutAgent() {
      return new Variant(name, Map.of("WLP_SKIP_BOOTSTRAP_AGENT", "true"), jvmOptions);
    }
  }

  /** Returns the service with its default settings. */
  Variant service() {
    return new Variant(SERVICE, Map.of(), List.of());
  }

  /** Returns a copy of the service with other environment variables. */
  Variant service(String name, Map<String, String> environment) {
    copyService(name, file -> true);
    return new Variant(name, environment, List.of());
  }

  /** Returns a server with the same features and no application. */
  Variant empty() {
    copyService(EMPTY, file -> !file.startsWith(APPLICATIONS));
    return new Variant(EMPTY, Map.of(), List.of());
  }

  /** Deploys the baseline application next to the service. */
  void addBaseline(byte[] response) {
    String xml =
        "<server><webApplication location='%s' contextRoot='%s' /></server>"
            .formatted(BASELINE, BaselineWar.CONTEXT_ROOT);
    Path overrides = server(SERVICE).resolve(Path.of("configDropins", "overrides"));
    try {
      BaselineWar.write(server(SERVICE).resolve("apps").resolve(BASELINE), response);
      Files.createDirectories(overrides);
      Files.writeString(overrides.resolve("bench.xml"), xml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a variant and waits until it is ready. */
  Server start(Variant variant) {
    Map<String, String> environment = new HashMap<>(variant.environment());
    environment.put("JVM_ARGS", String.join(" ", variant.jvmOptions()));
    return start(
        environment,
        variant.name().equals(EMPTY) ? 404 : 200, // without an application, there is nothing
        List.of("sh", wlp().resolve("bin").resolve("server").toString(), "run", variant.name()));
  }

  /**
   * Starts the runnable jar and waits until it is ready.
   *
   * @param extracted new folder that the jar unpacks itself into
   */
  Server startJar(Path extracted) {
    return start(
        Map.of("WLP_JAR_EXTRACT_DIR", extracted.toString()),
        200,
        List.of(javaHome.resolve("bin").resolve("java").toString(), "-jar", jar.toString()));
  }

  private Server start(Map<String, String> settings, int readyStatus, List<String> command) {
    int api = Server.freePort();
    int management = Server.freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("IRIS_HTTP_PORT", Integer.toString(api));
    environment.put("IRIS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("IRIS_AUTH_KEY_FILE", folder.resolve("keys").toString());
    Path home = newFolder();
    Progress.print(
        "starting %s", String.join(" ", command.subList(command.size() - 2, command.size())));
    return Server.start(
        home,
        environment,
        command,
        Server.loopback(api),
        Server.loopback(management).resolve("/health/ready"),
        readyStatus);
  }

  /** Creates a new folder. */
  Path newFolder() {
    return Unchecked.io(() -> Files.createTempDirectory(folder, "run-"));
  }

  private Path wlp() {
    return folder.resolve("wlp");
  }

  private Path server(String name) {
    return wlp().resolve("usr").resolve("servers").resolve(name);
  }

  private void copyService(String name, Predicate<Path> filter) {
    Path service = server(SERVICE);
    try (Stream<Path> files = Files.walk(service)) {
      for (Path file : files.map(service::relativize).filter(filter).toList()) {
        Path copy = server(name).resolve(file);
        if (!Files.exists(copy)) {
          Files.copy(service.resolve(file), copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
