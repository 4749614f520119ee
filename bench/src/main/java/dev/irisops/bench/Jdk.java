package dev.irisops.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Vendor and version of a JDK.
 *
 * @param vendor vendor, e.g. {@code Debian}
 * @param version version, e.g. {@code 17.0.15}
 */
record Jdk(String vendor, String version) {
  /** Reads the file {@code release} in the home of a JDK. */
  static Jdk of(Path home) {
    Properties release = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("release"))) {
      release.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Jdk(unquoted(release, "IMPLEMENTOR"), unquoted(release, "JAVA_VERSION"));
  }

  private static String unquoted(Properties release, String key) {
    return release.getProperty(key, "").replace("\"", "");
  }

  /** Returns e.g. {@code JDK 17.0.15 (Debian)}. */
  String label() {
    return "JDK %s (%s)".formatted(version, vendor);
  }
}
