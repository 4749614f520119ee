package dev.irisops.serving.it.process;

import dev.irisops.serving.it.ServiceClient;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.Jdk;
import dev.irisops.testkit.Program;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The runnable jar as a process of its own, on free ports, with settings of its own. */
final class ServiceProcess extends Program {
  private final ServiceClient client;

  private ServiceProcess(ProcessBuilder builder, Path folder, ServiceClient client) {
    super(builder, folder);
    this.client = client;
  }

  /** Returns a setup that can be started as it is. */
  static Setup setup() {
    return new Setup();
  }

  /** The settings of a start. */
  static final class Setup {
    private final Map<String, String> environment = new HashMap<>();

    /** The quick compiler alone: a start is most of what these processes do. */
    private final List<String> jvmOptions = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));

    private final List<String> launcher = new ArrayList<>();
    private ServiceClient ports = new ServiceClient(FreePort.next(), FreePort.next());

    /** Has no drain, because most tests need none and would wait for it. */
    private Setup() {
      with("IRIS_SHUTDOWN_DRAIN", 0);
    }

    /** Sets an environment variable. */
    Setup with(String variable, Object value) {
      environment.put(variable, value.toString());
      return this;
    }

    Setup withJvmOption(String option) {
      jvmOptions.add(option);
      return this;
    }

    /** Sets ports that may be taken. */
    Setup at(int apiPort, int managementPort) {
      ports = new ServiceClient(apiPort, managementPort);
      return this;
    }

    /** Has {@code command} start the JVM; the command must replace itself by the JVM. */
    Setup launchedBy(String... command) {
      launcher.addAll(List.of(command));
      return this;
    }

    /** Starts the process and returns at once. */
    ServiceProcess launch() {
      Path folder = WorkFolder.create("server");
      List<String> command = new ArrayList<>(launcher);
      command.add(Jdk.tool("java"));
      command.addAll(jvmOptions);
      command.addAll(List.of("-jar", System.getProperty("service.jar")));
      ProcessBuilder builder =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
      with("IRIS_HTTP_PORT", ports.apiPort());
      with("IRIS_MANAGEMENT_PORT", ports.managementPort());
      builder.environment().put("WLP_JAR_EXTRACT_DIR", folder.resolve("server").toString());
      builder.environment().putAll(environment);
      return new ServiceProcess(builder, folder, ports);
    }

    /** Starts the process and returns when the service has started, with or without a model. */
    ServiceProcess start() {
      ServiceProcess process = launch();
      try {
        process.await(
            "the service has started", () -> Http.isOk(ports.managementPort(), "/health/started"));
        process.await("the API answers", () -> Http.isOk(ports.apiPort(), "/metrics"));
        return process;
      } catch (RuntimeException | Error e) {
        process.close();
        throw e;
      }
    }
  }

  /** Returns a client of the service. */
  ServiceClient client() {
    return client;
  }

  /** Returns what the JDK's {@code jcmd} prints for a diagnostic command. */
  String jcmd(String... command) {
    return Command.of(
            Stream.concat(Stream.of(Jdk.tool("jcmd"), "" + pid()), Stream.of(command))
                .toArray(String[]::new))
        .output();
  }
}
