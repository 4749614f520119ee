package dev.irisops.stack.manifests.configuration;

import dev.irisops.stack.manifests.ManifestCheck;

/** Configuration that a program would refuse, or never read, is reported. */
class ConfigurationIT extends ManifestCheck {
  ConfigurationIT() {
    super(Configuration::problems);
  }
}
