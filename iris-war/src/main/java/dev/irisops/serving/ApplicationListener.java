package dev.irisops.serving;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Adds the API when the servlet container starts the WAR; named in web.xml. */
public class ApplicationListener implements ServletContextListener {
  private final ApplicationLifecycle lifecycle;

  @Inject
  ApplicationListener(ApplicationLifecycle lifecycle) {
    this.lifecycle = lifecycle;
  }

  @Override
  public void contextInitialized(ServletContextEvent event) {
    lifecycle.addTo(event.getServletContext());
  }
}
