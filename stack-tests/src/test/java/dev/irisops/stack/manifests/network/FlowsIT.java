package dev.irisops.stack.manifests.network;

import dev.irisops.stack.manifests.ManifestCheck;

/** Closed connections that are needed, and open ones that are not, are reported. */
class FlowsIT extends ManifestCheck {
  FlowsIT() {
    super(Flows::problems);
  }
}
