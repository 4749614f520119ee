/**
 * Renders the overlays with {@code kubectl kustomize}, and reads what they render: objects, pods,
 * containers, mounted files, label selectors. Depends on {@code tool} alone.
 */
package dev.irisops.stack.manifests.render;
