package dev.irisops.stack.manifests.reference;

import dev.irisops.stack.manifests.ManifestCheck;

/** Names and ports that others rely on are reported if they change. */
class WellKnownNamesIT extends ManifestCheck {
  WellKnownNamesIT() {
    super(WellKnownNames::problems);
  }
}
