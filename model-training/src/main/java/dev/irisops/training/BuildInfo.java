package dev.irisops.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Versions from the Maven build. Not from {@code weka.core.Version}, because in Weka 3.8.7 it says
 * 3.8.8-SNAPSHOT.
 */
final class BuildInfo implements IVersionProvider {
  private final Properties build = new Properties();

  BuildInfo() {
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read build.properties", e);
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
