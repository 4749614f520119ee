package dev.irisops.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Versions that the build fills in; Weka's own class says 3.8.8-SNAPSHOT in the release 3.8.7. */
final class BuildInfo implements IVersionProvider {
  private final Properties build = new Properties();

  BuildInfo() {
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("build.properties cannot be read", e);
    }
  }

  /** Returns the version of the Weka dependency. */
  String weka() {
    return build.getProperty("weka");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"model-training " + build.getProperty("version"), "Weka " + weka()};
  }
}
