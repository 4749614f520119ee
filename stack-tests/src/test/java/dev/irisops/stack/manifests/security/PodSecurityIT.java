package dev.irisops.stack.manifests.security;

import dev.irisops.stack.manifests.ManifestCheck;

/** Pods that the level restricted forbids are reported. */
class PodSecurityIT extends ManifestCheck {
  PodSecurityIT() {
    super(PodSecurity::problems);
  }
}
