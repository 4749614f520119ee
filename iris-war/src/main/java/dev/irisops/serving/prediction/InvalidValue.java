package dev.irisops.serving.prediction;

import java.util.OptionalInt;

/**
 * An invalid value of one field of a request.
 *
 * @param row the row of a batch, from 0; empty for a single row
 * @param field the key as the caller wrote it, or the name of the missing feature
 * @param detail what is wrong, in plain words
 */
public record InvalidValue(OptionalInt row, String field, String detail) {}
