package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;

/** References to what does not exist are reported. */
class ReferencesIT extends ManifestCheck {
  ReferencesIT() {
    super(References::problems);
  }
}
