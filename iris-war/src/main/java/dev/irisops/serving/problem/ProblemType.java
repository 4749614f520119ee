package dev.irisops.serving.problem;

import java.util.Arrays;

/** The kinds of error that the API answers with. They are stable, because callers act on them. */
public enum ProblemType {
  BAD_REQUEST(400, "bad-request", "Bad request"),
  MALFORMED_JSON(400, "malformed-json", "Malformed JSON"),
  WRONG_TYPE(400, "wrong-type", "Wrong JSON type"),
  UNAUTHORIZED(401, "unauthorized", "API key missing or unknown"),
  NOT_FOUND(404, "not-found", "Not found"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "Method not allowed"),
  REQUEST_TIMEOUT(408, "request-timeout", "Body not sent in time"),
  BODY_TOO_LARGE(413, "body-too-large", "Body too large"),
  BATCH_TOO_LARGE(413, "batch-too-large", "Batch too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "Unsupported media type"),
  INVALID_VALUE(422, "invalid-value", "Invalid value"),
  PREDICTION_IMPOSSIBLE(422, "prediction-impossible", "No prediction for this row"),
  OVERLOADED(429, "overloaded", "Too many requests in flight"),
  INTERNAL_ERROR(500, "internal-error", "Internal error"),
  NO_MODEL(503, "no-model", "No model loaded"),
  DEADLINE_EXCEEDED(503, "deadline-exceeded", "No time to answer"),
  SHUTTING_DOWN(503, "shutting-down", "Shutting down");

  private final int status;
  private final String slug;
  private final String title;

  ProblemType(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  /** Returns the type of the container's own answer: the first with that status, or the nearest. */
  public static ProblemType ofStatus(int status) {
    return Arrays.stream(values())
        .filter(type -> type.status == status)
        .findFirst()
        .orElse(status < 500 ? BAD_REQUEST : INTERNAL_ERROR);
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the value of the label {@code error_type}. */
  public String slug() {
    return slug;
  }

  /** Returns the {@code type} of RFC 9457. */
  public String uri() {
    return "urn:irisops:problem:" + slug;
  }

  /** Returns the {@code title} of RFC 9457. */
  public String title() {
    return title;
  }
}
