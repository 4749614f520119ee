package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;

/** Selectors that select the wrong objects, or none, are reported. */
class SelectorsIT extends ManifestCheck {
  SelectorsIT() {
    super(Selectors::problems);
  }
}
