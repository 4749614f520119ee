package dev.irisops.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The creation time of the model: {@code --created}, else {@code SOURCE_DATE_EPOCH}
 * (reproducible-builds.org), else the modification time of the data file. Never the current time,
 * so that the same input gives the same bytes.
 *
 * @param option value of {@code --created}
 * @param environment environment variables by name
 */
record CreationTime(Optional<Instant> option, Map<String, String> environment) {
  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  /**
   * Returns the creation time in whole seconds; 1970 if the data file cannot be read, because
   * reading it later gives a better error message.
   *
   * @throws OptionException if {@code SOURCE_DATE_EPOCH} is not a number of seconds
   */
  Instant of(Path data) {
    return option
        .or(() -> Optional.ofNullable(environment.get(EPOCH)).map(CreationTime::seconds))
        .orElseGet(() -> lastModified(data));
  }

  private static Instant seconds(String text) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(text));
    } catch (NumberFormatException | DateTimeException e) {
      throw new OptionException(EPOCH + ": expected seconds since 1970, found \"" + text + '"');
    }
  }

  private static Instant lastModified(Path data) {
    try {
      return Instant.ofEpochSecond(Files.getLastModifiedTime(data).toInstant().getEpochSecond());
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }
}
