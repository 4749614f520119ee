/**
 * JSON: reads rows strictly, and writes predictions, the model card and problems quickly. Depends
 * on {@code prediction} and {@code problem}.
 */
package dev.irisops.serving.json;
