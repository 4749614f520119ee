/**
 * Checks which connections the NetworkPolicies allow: every one that the stack needs, and no other.
 * Depends on {@code manifests}, {@code render} and {@code tool}.
 */
package dev.irisops.stack.manifests.network;
