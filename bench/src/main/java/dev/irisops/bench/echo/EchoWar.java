package dev.irisops.bench.echo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes this package as an unpacked WAR. */
public final class EchoWar {
  /** Where the application is, below the root of the API's port. */
  public static final String CONTEXT_ROOT = "/echo";

  /** By name, because the server that they are for brings the classes that they extend. */
  private static final List<String> CLASSES =
      List.of("Answer", "EchoApplication", "EchoResource", "EchoServlet");

  /** On the same virtual host as the service: the same port and the same channel. */
  private static final String BINDING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <web-bnd xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.2">
        <virtual-host name="api" />
      </web-bnd>
      """;

  private EchoWar() {}

  /**
   * Writes the WAR.
   *
   * @param war its folder, made if need be
   * @param answer what the application answers
   */
  public static void write(Path war, byte[] answer) throws IOException {
    Path web = war.resolve("WEB-INF");
    Path classes = web.resolve("classes").resolve(EchoWar.class.getPackageName().replace('.', '/'));
    Files.createDirectories(classes);
    Files.writeString(web.resolve("ibm-web-bnd.xml"), BINDING);
    Files.write(classes.resolve(Answer.RESOURCE), answer);
    for (String name : CLASSES) {
      try (InputStream in = EchoWar.class.getResourceAsStream(name + ".class")) {
        Files.write(classes.resolve(name + ".class"), in.readAllBytes());
      }
    }
  }
}
