package dev.irisops.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The FastAPI application in {@code bench/fastapi/app.py}, which {@code bench/get-tools} installs.
 */
final class FastApi {
  private FastApi() {}

  /** Returns the path of the web server of the application. */
  static Path uvicorn(Path root) {
    return root.resolve(Path.of(".tools", "bench", "fastapi", "bin", "uvicorn"));
  }

  /** Starts one process per core, without an access log, and waits until they are ready. */
  static Server start(Path root, Path csv, Path folder) {
    URI api = Server.loopback(Server.freePort());
    Path metrics = Unchecked.io(() -> Files.createDirectories(folder.resolve("prometheus")));
    return Server.start(
        folder,
        Map.of(
            "IRIS_CSV",
            csv.toString(),
            "API_KEY",
            Request.API_KEY,
            "PROMETHEUS_MULTIPROC_DIR",
            metrics.toString(),
            "OMP_NUM_THREADS",
            "1"),
        List.of(
            uvicorn(root).toString(),
            "--app-dir=" + root.resolve(Path.of("bench", "fastapi")),
            "--workers=" + Runtime.getRuntime().availableProcessors(),
            "--host=localhost",
            "--port=" + api.getPort(),
            "--loop=uvloop",
            "--http=httptools",
            "--no-access-log",
            "app:app"),
        api,
        api.resolve("/metrics"),
        200);
  }
}
