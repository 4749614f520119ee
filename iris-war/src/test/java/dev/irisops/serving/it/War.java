package dev.irisops.serving.it;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it ships, for Arquillian to deploy. */
final class War {
  private War() {}

  static WebArchive shipped() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, Path.of(System.getProperty("service.war")).toFile());
  }
}
