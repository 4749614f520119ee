package dev.irisops.stack.manifests.security;

import dev.irisops.stack.manifests.ManifestCheck;

/** Permissions that a service account does not use, or lacks, are reported. */
class PrivilegesIT extends ManifestCheck {
  PrivilegesIT() {
    super(Privileges::problems);
  }
}
