package dev.irisops.serving.model;

import java.io.ObjectStreamClass;

/** Finds classes with the WAR's class loader, because the thread's may be the server's. */
final class WarClasses {
  private WarClasses() {}

  /**
   * Returns the class that a stream names.
   *
   * @throws ClassNotFoundException if the WAR has no such class
   */
  static Class<?> named(ObjectStreamClass description) throws ClassNotFoundException {
    return Class.forName(description.getName(), false, WarClasses.class.getClassLoader());
  }
}
