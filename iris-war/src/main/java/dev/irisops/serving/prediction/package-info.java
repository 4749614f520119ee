/**
 * The domain: the schema of a model, a row that fits it, a prediction, and the ports through which
 * the rest of the service provides and measures models. Plain Java; depends on nothing.
 */
package dev.irisops.serving.prediction;
