package dev.irisops.serving.model;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings {@code iris.model.*}.
 *
 * @param dir the folder of the model bundle; empty for the bundle inside the WAR
 */
record ModelConfig(Optional<Path> dir) {
  static ModelConfig from(Config config) {
    return new ModelConfig(config.getOptionalValue("iris.model.dir", String.class).map(Path::of));
  }
}
