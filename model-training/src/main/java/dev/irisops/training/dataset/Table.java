package dev.irisops.training.dataset;

/**
 * A data file as it was read.
 *
 * @param dataset features, target and rows
 * @param header the same columns in the order of the model or of the file, which a data set does
 *     not keep: there, the target stands apart
 */
public record Table(Dataset dataset, Header header) {}
