package dev.irisops.serving;

import dev.irisops.serving.settings.Settings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the application with the WAR, and stops it with the WAR; named in web.xml. */
public class ApplicationListener implements ServletContextListener {
  private static final Logger LOG = Logger.getLogger(ApplicationListener.class.getName());

  private Application application;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Config config = ConfigProvider.getConfig();
    try {
      application =
          new Application(new Settings(key -> config.getOptionalValue(key, String.class)));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.SEVERE, "The service does not start: {0}", e.getMessage());
      exit();
      throw e;
    }
    application.addTo(event.getServletContext());
    application.warmUp();
  }

  /**
   * Ends the process, because a wrongly configured service must not seem to run. It uses a thread
   * of its own: the exit waits for the server to stop, which waits for this thread.
   */
  private static void exit() {
    new Thread(() -> System.exit(1), "iris-abort").start();
  }

  /** Stops what has started. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    if (application != null) {
      application.close();
    }
  }
}
