package dev.irisops.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The static parts of the report. */
final class Resources {
  private Resources() {}

  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }

  /** Returns the script of Apache ECharts, whose path in the WebJar contains its version. */
  static String echarts() {
    Properties location = new Properties();
    try {
      location.load(new StringReader(text("echarts.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string failed", e);
    }
    return text(location.getProperty("script"));
  }
}
