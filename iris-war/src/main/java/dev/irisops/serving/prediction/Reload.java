package dev.irisops.serving.prediction;

import java.time.Instant;
import java.util.Optional;

/**
 * How an attempt to replace the model ended.
 *
 * @param time when it ended
 * @param version the version that took over; empty if none did
 * @param failure why none did, in one line; empty if one did
 */
public record Reload(Instant time, Optional<String> version, Optional<String> failure) {
  public Reload {
    if (version.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException(
          "reload: expected a version or a failure, found %s and %s".formatted(version, failure));
    }
  }

  /** The model of {@code version} took over at {@code time}. */
  public static Reload success(Instant time, String version) {
    return new Reload(time, Optional.of(version), Optional.empty());
  }

  /** Nothing changed at {@code time}, because of {@code reason}. */
  public static Reload failure(Instant time, String reason) {
    return new Reload(time, Optional.empty(), Optional.of(reason));
  }

  /** The label value of {@code model_reloads_total}: {@code success} or {@code failure}. */
  public String result() {
    return failure.isPresent() ? "failure" : "success";
  }
}
