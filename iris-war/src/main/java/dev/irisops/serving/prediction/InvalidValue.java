package dev.irisops.serving.prediction;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An invalid value of a request, or a row that the model cannot answer.
 *
 * @param row the row of a batch, from 0; empty for a single row
 * @param field the key as the caller wrote it, or the name of the missing feature; empty if the
 *     whole row is the reason
 * @param detail what is wrong, in plain words
 */
public record InvalidValue(OptionalInt row, Optional<String> field, String detail) {
  /** Creates an invalid value of one field. */
  public InvalidValue(OptionalInt row, String field, String detail) {
    this(row, Optional.of(field), detail);
  }
}
