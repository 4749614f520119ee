package dev.irisops.serving.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path of the Open Inference Protocol that names a model, for instance {@code
 * /v2/models/iris/versions/7/infer}.
 *
 * @param name the name of the model
 * @param version the version of the model; empty for the one that is loaded
 * @param template the path without name and version, for instance {@code /v2/models/{name}/infer}:
 *     the version is optional in the protocol
 */
record ModelPath(String name, Optional<String> version, String template) {
  /** What all templates begin with. */
  static final String MODEL = "/v2/models/{name}";

  private static final Pattern PATH =
      Pattern.compile("/v2/models/([^/]+)(?:/versions/([^/]+))?(/[a-z]+)?");

  /**
   * Reads a path.
   *
   * @param path without a slash at its end
   * @return empty if the path names no model
   */
  static Optional<ModelPath> of(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String action = parts.group(3) == null ? "" : parts.group(3);
    return Optional.of(
        new ModelPath(parts.group(1), Optional.ofNullable(parts.group(2)), MODEL + action));
  }
}
