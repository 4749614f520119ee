package dev.irisops.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service, from its runnable jar. */
final class IrisApi {
  static final String SETOSA =
      "{\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2}";

  private IrisApi() {}

  /** Starts the service with the model that it ships, on free ports. */
  static Server start() {
    int port = Server.freePort();
    Path folder = Server.newFolder("iris-api");
    return Server.start(
        folder,
        port,
        "/metrics",
        Map.of(
            "WLP_JAR_EXTRACT_DIR", folder.resolve("server").toString(),
            "IRIS_HTTP_PORT", Integer.toString(port),
            "IRIS_MANAGEMENT_PORT", Integer.toString(Server.freePort()),
            "IRIS_SHUTDOWN_DRAIN", "0"),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", // a start is most of what this process does
            "-jar",
            System.getProperty("service.jar")));
  }
}
