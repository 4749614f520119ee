package dev.irisops.training.dataset;

/**
 * A feature whose values are finite numbers.
 *
 * @param name name of the column
 */
public record NumericFeature(String name) implements Feature {}
