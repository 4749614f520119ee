/**
 * Checks how pods are restricted: Pod Security Standards, this project's own rules, and the
 * permissions of service accounts. Depends on {@code manifests} and {@code render}.
 */
package dev.irisops.stack.manifests.security;
