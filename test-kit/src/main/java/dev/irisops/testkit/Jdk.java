package dev.irisops.testkit;

import java.nio.file.Path;

/** The JDK that runs the tests. */
public final class Jdk {
  private Jdk() {}

  /** Returns the path of one of its tools, for instance {@code java}. */
  public static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }
}
