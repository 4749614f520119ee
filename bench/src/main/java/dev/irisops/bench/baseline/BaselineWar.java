package dev.irisops.bench.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the baseline application as an unpacked WAR. */
public final class BaselineWar {
  /** Context root of the application on the API port. */
  public static final String CONTEXT_ROOT = "/baseline";

  /** By name, because their superclass is only on the class path of the server. */
  private static final List<String> CLASSES = List.of("FixedResponse", "BaselineServlet");

  private BaselineWar() {}

  /**
   * Writes the WAR.
   *
   * @param war folder of the WAR, which is created if it does not exist
   * @param response response body of the application
   */
  public static void write(Path war, byte[] response) throws IOException {
    Path web = war.resolve("WEB-INF");
    Path classes =
        web.resolve("classes").resolve(BaselineWar.class.getPackageName().replace('.', '/'));
    Files.createDirectories(classes);
    Files.write(classes.resolve(FixedResponse.RESOURCE), response);
    for (String name : CLASSES) {
      try (InputStream in = BaselineWar.class.getResourceAsStream(name + ".class")) {
        Files.write(classes.resolve(name + ".class"), in.readAllBytes());
      }
    }
  }
}
