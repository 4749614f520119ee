package dev.irisops.stack.manifests.security;

import dev.irisops.stack.manifests.ManifestCheck;

/** Pods that break this project's rules are reported. */
class HardeningIT extends ManifestCheck {
  HardeningIT() {
    super(Hardening::problems);
  }
}
