package dev.irisops.training.limits;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The classes that the service refuses for a reason, which {@code refused-classes.txt} states. */
public final class RefusedClasses {
  private static final Map<String, String> REASONS =
      ServiceFile.lines("refused-classes.txt")
          .map(line -> line.split(" +", 2))
          .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));

  private RefusedClasses() {}

  /** Returns the reason why a class is refused, if it is a known one. */
  public static Optional<String> reason(String name) {
    return Optional.ofNullable(REASONS.get(name));
  }
}
