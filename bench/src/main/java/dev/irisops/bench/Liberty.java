package dev.irisops.bench;

import dev.irisops.bench.echo.EchoWar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * The Liberty of the runnable jar, unpacked, with one server for each variant that is measured; and
 * the runnable jar itself.
 */
final class Liberty {
  private static final String SERVICE = "iris-api";
  private static final String APPLICATIONS = "dropins";

  private final Path jar;
  private final Path folder;
  private final Path javaHome;

  private Liberty(Path jar, Path folder, Path javaHome) {
    this.jar = jar;
    this.folder = folder;
    this.javaHome = javaHome;
  }

  /**
   * Unpacks the runnable jar.
   *
   * @param folder where to; new
   * @param javaHome the JDK that runs it
   */
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
   * A way to start a server.
   *
   * @param name of the server
   * @param environment variables of the process
   * @param jvmOptions options of its JVM
   */
  record Variant(String name, Map<String, String> environment, List<String> jvmOptions) {
    Variant with(List<String> options) {
      return new Variant(name, environment, options);
    }

    /** Without the agent that counts for Liberty's own metrics of thread pools and servlets. */
    Variant withoutAgent() {
      return new Variant(name, Map.of("WLP_SKIP_BOOTSTRAP_AGENT", "true"), jvmOptions);
    }
  }

  /** The service as it ships, with a file of API keys. */
  Variant service() {
    return new Variant(SERVICE, Map.of(), List.of());
  }

  /** The service with variables of its own. */
  Variant service(String name, Map<String, String> environment) {
    copy(SERVICE, name);
    return new Variant(name, environment, List.of());
  }

  /** A server with the same features and no application. */
  Variant empty() {
    Variant empty = service("empty", Map.of());
    delete(server(empty.name()).resolve(APPLICATIONS));
    return empty;
  }

  /** Puts the application that does nothing beside the service; {@code answer} is what it says. */
  void addEcho(byte[] answer) {
    try {
      EchoWar.write(server(SERVICE).resolve("apps").resolve("echo.war"), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    override(
        SERVICE,
        "<webApplication location='echo.war' contextRoot='" + EchoWar.CONTEXT_ROOT + "' />");
  }

  private void override(String name, String xml) {
    try {
      Path overrides =
          Files.createDirectories(server(name).resolve("configDropins").resolve("overrides"));
      Files.writeString(overrides.resolve("bench.xml"), "<server>" + xml + "</server>");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a variant and returns when it is ready. */
  Server start(Variant variant) {
    Map<String, String> environment = new HashMap<>(variant.environment());
    environment.put("JVM_ARGS", String.join(" ", variant.jvmOptions()));
    return start(
        environment,
        List.of("sh", wlp().resolve("bin").resolve("server").toString(), "run", variant.name()));
  }

  /**
   * Starts the runnable jar and returns when it is ready.
   *
   * @param extracted where it unpacks itself to; new
   */
  Server startJar(Path extracted) {
    return start(
        Map.of("WLP_JAR_EXTRACT_DIR", extracted.toString()),
        List.of(javaHome.resolve("bin").resolve("java").toString(), "-jar", jar.toString()));
  }

  private Server start(Map<String, String> settings, List<String> command) {
    int api = Server.freePort();
    int management = Server.freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("IRIS_HTTP_PORT", Integer.toString(api));
    environment.put("IRIS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("IRIS_AUTH_KEY_FILE", folder.resolve("keys").toString());
    Path home = newFolder();
    Progress.say(
        "starting %s", String.join(" ", command.subList(command.size() - 2, command.size())));
    return Server.start(
        home,
        environment,
        command,
        Server.loopback(api),
        Server.loopback(management).resolve("/health/ready"));
  }

  Path newFolder() {
    try {
      return Files.createTempDirectory(folder, "run-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path wlp() {
    return folder.resolve("wlp");
  }

  private Path server(String name) {
    return wlp().resolve("usr").resolve("servers").resolve(name);
  }

  private void copy(String from, String to) {
    try (Stream<Path> files = Files.walk(server(from))) {
      for (Path file : files.toList()) {
        Path copy = server(to).resolve(server(from).relativize(file));
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
