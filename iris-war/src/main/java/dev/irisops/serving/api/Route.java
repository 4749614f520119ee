package dev.irisops.serving.api;

import static dev.irisops.serving.api.ProblemType.BAD_REQUEST;
import static dev.irisops.serving.api.ProblemType.BATCH_TOO_LARGE;
import static dev.irisops.serving.api.ProblemType.BODY_TOO_LARGE;
import static dev.irisops.serving.api.ProblemType.DEADLINE_EXCEEDED;
import static dev.irisops.serving.api.ProblemType.INTERNAL_ERROR;
import static dev.irisops.serving.api.ProblemType.INVALID_VALUE;
import static dev.irisops.serving.api.ProblemType.MALFORMED_JSON;
import static dev.irisops.serving.api.ProblemType.METHOD_NOT_ALLOWED;
import static dev.irisops.serving.api.ProblemType.NOT_FOUND;
import static dev.irisops.serving.api.ProblemType.NO_MODEL;
import static dev.irisops.serving.api.ProblemType.OVERLOADED;
import static dev.irisops.serving.api.ProblemType.REQUEST_TIMEOUT;
import static dev.irisops.serving.api.ProblemType.SHUTTING_DOWN;
import static dev.irisops.serving.api.ProblemType.UNAUTHORIZED;
import static dev.irisops.serving.api.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static dev.irisops.serving.api.ProblemType.WRONG_TYPE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The routes of the API: the closed set of paths that metrics and logs name. */
enum Route {
  PREDICT(
      "/predict",
      Set.of("POST"),
      EnumSet.of(
          BAD_REQUEST,
          MALFORMED_JSON,
          WRONG_TYPE,
          UNAUTHORIZED,
          REQUEST_TIMEOUT,
          BODY_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          INVALID_VALUE,
          OVERLOADED,
          INTERNAL_ERROR,
          NO_MODEL,
          DEADLINE_EXCEEDED,
          SHUTTING_DOWN)),
  PREDICT_BATCH("/predict/batch", PREDICT.methods, with(PREDICT.problems, BATCH_TOO_LARGE)),
  MODEL(
      "/model",
      Set.of("GET", "HEAD"),
      EnumSet.of(BAD_REQUEST, UNAUTHORIZED, OVERLOADED, INTERNAL_ERROR, NO_MODEL, SHUTTING_DOWN)),
  METRICS("/metrics", Set.of("GET", "HEAD"), EnumSet.of(BAD_REQUEST, INTERNAL_ERROR)),
  UNMATCHED("unmatched", Set.of(), EnumSet.of(BAD_REQUEST, NOT_FOUND, INTERNAL_ERROR));

  private static final String OPTIONS = "OPTIONS";

  private static final Map<String, Route> BY_TEMPLATE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Route::template, r -> r));

  private final String template;
  private final Set<String> methods;
  private final Set<ProblemType> problems;

  Route(String template, Set<String> methods, Set<ProblemType> problems) {
    this.template = template;
    this.methods = methods;
    this.problems = problems;
  }

  private static Set<ProblemType> with(Set<ProblemType> problems, ProblemType more) {
    EnumSet<ProblemType> all = EnumSet.copyOf(problems);
    all.add(more);
    return all;
  }

  /**
   * The route of a path.
   *
   * @param path as the container matched it: decoded and without parameters, so that both agree.
   *     One slash at the end does not matter
   */
  static Route of(String path) {
    Route exact = BY_TEMPLATE.get(path);
    return exact != null ? exact : BY_TEMPLATE.getOrDefault(withoutSlash(path), UNMATCHED);
  }

  private static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The label value. */
  String template() {
    return template;
  }

  /** Whether {@code method} leads to the servlet of this route. */
  boolean serves(String method) {
    return methods.contains(method);
  }

  /** Whether {@code method} is answered with success: also {@code OPTIONS}, without the servlet. */
  boolean allows(String method) {
    return serves(method) || method.equals(OPTIONS);
  }

  /** What the header {@code Allow} says. */
  String allowed() {
    return Stream.concat(methods.stream().sorted(), Stream.of(OPTIONS))
        .collect(Collectors.joining(", "));
  }

  /** The methods that lead to the servlet. */
  Set<String> methods() {
    return methods;
  }

  /** What a served method can end with, other than success. */
  Set<ProblemType> problems() {
    return problems;
  }

  /** What any other method ends with. */
  ProblemType refusal() {
    return this == UNMATCHED ? NOT_FOUND : METHOD_NOT_ALLOWED;
  }

  /** Whether requests are turned away when too many are in flight: never those of a scrape. */
  boolean isShed() {
    return problems.contains(OVERLOADED);
  }

  /** Whether the caller must send an API key. */
  boolean needsKey() {
    return problems.contains(UNAUTHORIZED);
  }

  /** Whether the body must be JSON. */
  boolean takesJson() {
    return problems.contains(UNSUPPORTED_MEDIA_TYPE);
  }
}
