/**
 * Renders a model card as a self-contained HTML page.
 *
 * <p>Depends on {@code bundle}, {@code profile}, {@code evaluation}, {@code algorithm} and {@code
 * dataset}.
 */
package dev.irisops.training.report;
