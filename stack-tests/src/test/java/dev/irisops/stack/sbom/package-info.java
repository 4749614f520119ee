/** The software bills of materials that ship beside the artefacts. Depends on {@code tool}. */
package dev.irisops.stack.sbom;
