package dev.irisops.serving.it;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;

/**
 * The trainer's jar, run inside this process, because one process for each of hundreds of models
 * takes minutes.
 */
public final class EmbeddedTrainer {
  private final Constructor<?> terminal;
  private final Method run;

  private EmbeddedTrainer(Constructor<?> terminal, Method run) {
    this.terminal = terminal;
    this.run = run;
  }

  /** Loads the jar apart from the classes of the service. */
  public static EmbeddedTrainer load() {
    try {
      URL jar = Path.of(System.getProperty("trainer.jar")).toUri().toURL();
      ClassLoader loader =
          new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
      Method sandbox =
          loader.loadClass("dev.irisops.training.WekaSandbox").getDeclaredMethod("enter");
      sandbox.setAccessible(true);
      sandbox.invoke(null);
      Class<?> type = loader.loadClass("dev.irisops.training.Terminal");
      Constructor<?> terminal =
          type.getDeclaredConstructor(
              PrintWriter.class, PrintWriter.class, boolean.class, Map.class);
      Method run = type.getDeclaredMethod("run", String[].class);
      terminal.setAccessible(true);
      run.setAccessible(true);
      return new EmbeddedTrainer(terminal, run);
    } catch (ReflectiveOperationException | MalformedURLException e) {
      throw new AssertionError("the trainer cannot be loaded", e);
    }
  }

  /** Runs the command line, which must succeed. */
  public void run(String... options) {
    StringWriter text = new StringWriter();
    PrintWriter printer = new PrintWriter(text, true);
    Thread thread = Thread.currentThread();
    ClassLoader ofTheTest = thread.getContextClassLoader();
    thread.setContextClassLoader(run.getDeclaringClass().getClassLoader());
    try {
      Object code =
          run.invoke(terminal.newInstance(printer, printer, false, Map.of()), (Object) options);
      if (!code.equals(0)) {
        throw new AssertionError("exit code " + code + ": " + text);
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    } finally {
      thread.setContextClassLoader(ofTheTest);
    }
  }
}
