package dev.irisops.serving.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Handles SIGTERM, on which the JVM itself would end at once.
 *
 * <p>{@code sun.misc.Signal} is the only way to do so in Java, and it is supported (module {@code
 * jdk.unsupported}, JEP 260). It is called by reflection, because javac's warning about it cannot
 * be suppressed, and because a JVM without it still runs the service.
 */
final class TerminationSignal {
  private static final Logger LOG = Logger.getLogger(TerminationSignal.class.getName());

  private TerminationSignal() {}

  /**
   * Runs {@code action} at each SIGTERM, instead of the previous handler.
   *
   * @return restores the previous handler
   */
  static Runnable handle(Runnable action) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(), new Class<?>[] {handlerType}, handler(action));
      Object before = install(handlerType, handler);
      return () -> restore(handlerType, before);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "SIGTERM will end the process without a drain: {0}", e.toString());
      return () -> {};
    }
  }

  private static InvocationHandler handler(Runnable action) {
    return (proxy, method, arguments) -> {
      if (method.getName().equals("handle")) {
        action.run();
        return null;
      }
      return method.invoke(action, arguments); // a method of Object
    };
  }

  private static Object install(Class<?> handlerType, Object handler)
      throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Object term = signalType.getConstructor(String.class).newInstance("TERM");
    try {
      return signalType.getMethod("handle", signalType, handlerType).invoke(null, term, handler);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause()); // -Xrs leaves the signal to the system
    }
  }

  private static void restore(Class<?> handlerType, Object before) {
    try {
      install(handlerType, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a handler could be installed before", e);
    }
  }
}
