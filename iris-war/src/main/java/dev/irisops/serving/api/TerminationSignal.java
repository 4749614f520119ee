package dev.irisops.serving.api;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * SIGTERM, which the JVM would answer by ending at once.
 *
 * <p>{@code sun.misc.Signal} is the only way to it in Java, and supported (module {@code
 * jdk.unsupported}, JEP 260). By reflection, because javac warns of it and lets nobody silence
 * that; and a JVM without it still runs the service.
 */
final class TerminationSignal {
  private static final Logger LOG = Logger.getLogger(TerminationSignal.class.getName());

  private TerminationSignal() {}

  /**
   * Has {@code action} run at each SIGTERM instead of what would.
   *
   * @return puts back what was there before
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
      return method.invoke(action, arguments); // those of Object
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
      throw new IllegalStateException("it could be installed a while ago", e);
    }
  }
}
