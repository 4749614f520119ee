/**
 * Checks which connections the NetworkPolicies allow: every one that the stack needs, and no other.
 * Depends on {@code manifests} and {@code render}.
 */
package dev.irisops.stack.manifests.network;
