package dev.irisops.serving.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of the service, as text from outside turned into values.
 *
 * <p>Every method throws an {@link IllegalArgumentException} that names the key, the expectation
 * and the finding, for instance {@code iris.threads: expected a whole number, found "many"}.
 */
public final class Settings {
  private final Function<String, Optional<String>> source;

  /**
   * @param source the text of a key; empty if the key is not set
   */
  public Settings(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** Returns the text of {@code key} without surrounding white space. */
  public Optional<String> text(String key) {
    return source.apply(key).map(String::strip);
  }

  /** Returns the path that {@code key} names. */
  public Optional<Path> path(String key) {
    return text(key).map(Path::of);
  }

  /** Returns the whole number of {@code key}; empty if it is not set. */
  public Optional<Integer> integer(String key) {
    return text(key).map(value -> parseInteger(key, value));
  }

  /** Returns the whole number of {@code key}, or {@code otherwise} if it is not set. */
  public int integer(String key, int otherwise) {
    return integer(key).orElse(otherwise);
  }

  /** Returns the whole number of {@code key}, which must be at least 1. */
  public int positive(String key, int otherwise) {
    return atLeast(1, key, otherwise);
  }

  /** Returns the whole number of {@code key}, which must be at least {@code least}. */
  public int atLeast(int least, String key, int otherwise) {
    int value = integer(key, otherwise);
    if (value < least) {
      throw new IllegalArgumentException(
          "%s: expected %d or more, found %d".formatted(key, least, value));
    }
    return value;
  }

  /**
   * Returns the boolean of {@code key}, {@code false} if it is not set. It is strict, because a
   * misspelt "true" must not open the service.
   */
  public boolean flag(String key) {
    String value = text(key).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(
          "%s: expected true or false, found \"%s\"".formatted(key, value));
    }
    return value.equals("true");
  }

  /**
   * Returns the duration of {@code key}, a decimal number of seconds, to the millisecond.
   *
   * @param otherwise the duration if the key is not set
   */
  public Duration seconds(String key, Duration otherwise) {
    return text(key).map(value -> parseSeconds(key, value)).orElse(otherwise);
  }

  private static int parseInteger(String key, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected a whole number, found \"%s\"".formatted(key, value), e);
    }
  }

  private static Duration parseSeconds(String key, String value) {
    try {
      return Duration.ofMillis(
          new BigDecimal(value)
              .movePointRight(3)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected seconds such as 5 or 0.5, found \"%s\"".formatted(key, value), e);
    }
  }
}
