package dev.irisops.serving.it.container;

import dev.irisops.serving.it.ServiceClient;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the WAR as it ships, deployed by Arquillian and asked from outside. */
@Tag("container")
@ExtendWith(ArquillianExtension.class)
abstract class ContainerTestBase {
  final ServiceClient service =
      new ServiceClient(
          Integer.getInteger("test.http.port"), Integer.getInteger("test.management.port"));

  @Deployment(testable = false)
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, Path.of(System.getProperty("service.war")).toFile());
  }
}
