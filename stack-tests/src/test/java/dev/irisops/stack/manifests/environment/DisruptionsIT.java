package dev.irisops.stack.manifests.environment;

import dev.irisops.stack.manifests.ManifestCheck;

/** Budgets that block a drain, or allow it to evict every replica, are reported. */
class DisruptionsIT extends ManifestCheck {
  DisruptionsIT() {
    super(Disruptions::problems);
  }
}
