/**
 * What a prediction is: the schema that a model card gives, a row that fits it, the answer, and the
 * ports through which the rest of the service takes part. Plain Java; depends on nothing.
 */
package dev.irisops.serving.prediction;
