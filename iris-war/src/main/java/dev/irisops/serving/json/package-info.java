/**
 * JSON: reads rows and tensors strictly, and writes predictions, the model card, health and
 * problems quickly. Depends on {@code prediction}, {@code inference}, {@code health} and {@code
 * problem}.
 */
package dev.irisops.serving.json;
