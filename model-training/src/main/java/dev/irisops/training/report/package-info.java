/**
 * Draws a model card as one self-contained HTML page.
 *
 * <p>Depends on {@code bundle}, {@code evaluation}, {@code training} and {@code dataset}.
 */
package dev.irisops.training.report;
