package dev.irisops.stack.server;

import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the service from its runnable jar. */
public final class IrisApi {
  /** A row of the Iris data. */
  public static final String SETOSA =
      "{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}";

  private IrisApi() {}

  /** Starts the service with its own model on free ports. */
  public static Server start() {
    return start(FreePort.next(), FreePort.next(), Map.of());
  }

  /**
   * Starts the service.
   *
   * @param port the port of the API
   * @param managementPort the port of health and runtime metrics
   * @param settings more environment variables
   */
  public static Server start(int port, int managementPort, Map<String, String> settings) {
    Path folder = WorkFolder.create("iris-api");
    Map<String, String> environment = new HashMap<>();
    environment.put("IRIS_SHUTDOWN_DRAIN", "0"); // nobody is left to be waited for
    environment.put("IRIS_WARM_UP", "0"); // a test waits for a state, however slow
    environment.put("IRIS_METRICS_MAX_AGE", "0"); // because the drill scrapes more often
    environment.putAll(settings);
    environment.put("WLP_JAR_EXTRACT_DIR", folder.resolve("server").toString());
    environment.put("IRIS_HTTP_PORT", Integer.toString(port));
    environment.put("IRIS_MANAGEMENT_PORT", Integer.toString(managementPort));
    return Server.start(
        folder,
        port,
        "/metrics",
        environment,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // a start is most of what this process does
            "-jar",
            System.getProperty("service.jar")));
  }
}
