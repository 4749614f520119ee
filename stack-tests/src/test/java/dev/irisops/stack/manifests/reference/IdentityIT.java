package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;

/** Wrong names, namespaces and labels are reported. */
class IdentityIT extends ManifestCheck {
  IdentityIT() {
    super(Identity::problems);
  }
}
