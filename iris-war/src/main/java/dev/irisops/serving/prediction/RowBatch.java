package dev.irisops.serving.prediction;

import java.util.List;

/**
 * The rows of a batch of which some may be refused.
 *
 * @param size how many rows the caller sent
 * @param rows the rows that fit the schema, in order
 * @param invalid the invalid values of the other rows, in order; at least one for each row
 */
public record RowBatch(int size, List<Row> rows, List<InvalidValue> invalid) {}
