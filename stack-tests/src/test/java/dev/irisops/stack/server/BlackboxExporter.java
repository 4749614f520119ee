package dev.irisops.stack.server;

import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.WorkFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real blackbox exporter. */
public final class BlackboxExporter implements AutoCloseable {
  private final Server server;

  private BlackboxExporter(Server server) {
    this.server = server;
  }

  /**
   * Starts the exporter.
   *
   * @param configuration the text of its {@code blackbox.yml}
   */
  public static BlackboxExporter start(String configuration) {
    Path folder = WorkFolder.create("blackbox-exporter");
    int port = FreePort.next();
    Repository.write(folder.resolve("blackbox.yml"), configuration);
    return new BlackboxExporter(
        Server.start(
            folder,
            port,
            "/-/healthy",
            Map.of(),
            List.of(
                Tool.BLACKBOX_EXPORTER.path().toString(),
                "--config.file=blackbox.yml",
                "--web.listen-address=127.0.0.1:" + port)));
  }

  /**
   * Probes a URL and returns the metrics of the probe, its log included.
   *
   * @param module a module of the configuration
   */
  public String probe(String module, String url) {
    return server
        .get(
            "/probe?debug=true&module=%s&target=%s"
                .formatted(module, URLEncoder.encode(url, StandardCharsets.UTF_8)))
        .body();
  }

  @Override
  public void close() {
    server.close();
  }
}
