package dev.irisops.serving.prediction;

import java.util.OptionalInt;

/**
 * One thing wrong with one field of a request.
 *
 * @param row the row of a batch, from 0; empty for a single row
 * @param field the key as the caller wrote it, or the feature that is missing
 * @param detail what is wrong, in plain words
 */
public record InvalidValue(OptionalInt row, String field, String detail) {}
