package dev.irisops.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * When the model was made: the option, else {@code SOURCE_DATE_EPOCH} (reproducible-builds.org),
 * else when the data was last modified. Never the clock, so that the same input gives the same
 * bytes.
 *
 * @param option what the user said
 * @param environment variables by name
 */
record CreationTime(Optional<Instant> option, Map<String, String> environment) {
  private static final String EPOCH = "SOURCE_DATE_EPOCH";

  /**
   * Returns the time; of a file that is not there, the epoch, as reading it will tell the user
   * better.
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
