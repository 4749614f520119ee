package dev.irisops.serving.problem;

import dev.irisops.serving.prediction.InvalidValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 describes it, with the headers of its answer.
 *
 * @param type the kind of error
 * @param status the HTTP status; the type's status, unless the container chose another
 * @param detail the error of this request, in plain words
 * @param errors the invalid fields; empty if the error is not about fields
 * @param headers response headers by name
 */
public record Problem(
    ProblemType type,
    int status,
    String detail,
    List<InvalidValue> errors,
    Map<String, String> headers) {
  /** A request takes a fraction of a millisecond, so there is room again a second later. */
  private static final Map<String, String> RETRY = Map.of("Retry-After", "1");

  /** Returns a problem without fields and headers. */
  public static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, List.of(), Map.of());
  }

  /** Returns a problem about fields. */
  public static Problem of(ProblemType type, String detail, List<InvalidValue> errors) {
    return new Problem(type, type.status(), detail, errors, Map.of());
  }

  /** Returns an answer of the container, whose status need not be one of ours. */
  public static Problem ofStatus(int status, String detail) {
    return new Problem(ProblemType.ofStatus(status), status, detail, List.of(), Map.of());
  }

  /** Returns a problem that passes: the caller may send the same request again. */
  public static Problem passing(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, List.of(), RETRY);
  }

  /** Returns the same problem with one more response header. */
  public Problem with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Problem(type, status, detail, errors, Map.copyOf(more));
  }
}
