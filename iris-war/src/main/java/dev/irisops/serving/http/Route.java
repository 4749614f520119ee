package dev.irisops.serving.http;

import static dev.irisops.serving.problem.ProblemType.BAD_REQUEST;
import static dev.irisops.serving.problem.ProblemType.BATCH_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.BODY_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.DEADLINE_EXCEEDED;
import static dev.irisops.serving.problem.ProblemType.INTERNAL_ERROR;
import static dev.irisops.serving.problem.ProblemType.INVALID_VALUE;
import static dev.irisops.serving.problem.ProblemType.MALFORMED_JSON;
import static dev.irisops.serving.problem.ProblemType.METHOD_NOT_ALLOWED;
import static dev.irisops.serving.problem.ProblemType.NOT_FOUND;
import static dev.irisops.serving.problem.ProblemType.NO_MODEL;
import static dev.irisops.serving.problem.ProblemType.OVERLOADED;
import static dev.irisops.serving.problem.ProblemType.PREDICTION_IMPOSSIBLE;
import static dev.irisops.serving.problem.ProblemType.REQUEST_TIMEOUT;
import static dev.irisops.serving.problem.ProblemType.SHUTTING_DOWN;
import static dev.irisops.serving.problem.ProblemType.UNAUTHORIZED;
import static dev.irisops.serving.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;
import static dev.irisops.serving.problem.ProblemType.WRONG_TYPE;

import dev.irisops.serving.problem.ProblemType;
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
      Methods.POST,
      Trait.NEEDS_KEY,
      Trait.TAKES_JSON,
      Trait.PREDICTS,
      Trait.NEEDS_MODEL,
      Trait.IS_SHED),
  PREDICT_BATCH(
      "/predict/batch",
      Methods.POST,
      Trait.NEEDS_KEY,
      Trait.TAKES_JSON,
      Trait.TAKES_BATCH,
      Trait.PREDICTS,
      Trait.NEEDS_MODEL,
      Trait.IS_SHED),
  /** The server of the Open Inference Protocol V2; the other routes of the protocol follow. */
  V2("/v2", Methods.GET_ALONE),
  V2_LIVE("/v2/health/live", Methods.GET_ALONE, Trait.NOT_TRACED),
  V2_READY(
      "/v2/health/ready",
      Methods.GET_ALONE,
      Trait.NOT_TRACED,
      Trait.NEEDS_MODEL,
      Trait.CAN_BE_ENDING),
  V2_MODEL(ModelPath.MODEL, Methods.GET_ALONE, Trait.NAMES_MODEL, Trait.NEEDS_MODEL),
  V2_MODEL_READY(
      ModelPath.MODEL + "/ready",
      Methods.GET_ALONE,
      Trait.NOT_TRACED,
      Trait.NAMES_MODEL,
      Trait.NEEDS_MODEL,
      Trait.CAN_BE_ENDING),
  V2_CONFIG(ModelPath.MODEL + "/config", Methods.GET_ALONE, Trait.NAMES_MODEL, Trait.NEEDS_MODEL),
  V2_STATS(ModelPath.MODEL + "/stats", Methods.GET_ALONE, Trait.NAMES_MODEL, Trait.NEEDS_MODEL),
  V2_INFER(
      ModelPath.MODEL + "/infer",
      Methods.POST,
      Trait.NEEDS_KEY,
      Trait.TAKES_TENSORS,
      Trait.TAKES_BATCH,
      Trait.NAMES_MODEL,
      Trait.PREDICTS,
      Trait.NEEDS_MODEL,
      Trait.IS_SHED),
  V2_INDEX("/v2/repository/index", Methods.POST),
  MODEL("/model", Methods.GET, Trait.NEEDS_KEY, Trait.NEEDS_MODEL, Trait.IS_SHED),
  METRICS("/metrics", Methods.GET, Trait.NOT_TRACED),
  OPENAPI("/openapi", Methods.GET, Trait.CAN_BE_OFF),
  /** The page and all files that it loads. */
  OPENAPI_UI("/openapi/ui", Methods.GET, Trait.CAN_BE_OFF),
  UNMATCHED(HttpMetrics.UNMATCHED, Set.of());

  /** The sets of methods that routes serve. */
  private static final class Methods {
    static final Set<String> GET = Set.of("GET", "HEAD");

    /** For the Open Inference Protocol, which has no HEAD; each method has its own series. */
    static final Set<String> GET_ALONE = Set.of("GET");

    static final Set<String> POST = Set.of("POST");
  }

  /** A property of a route, and the problems that follow from it. */
  private enum Trait {
    NEEDS_KEY(UNAUTHORIZED),
    TAKES_JSON(MALFORMED_JSON, WRONG_TYPE, REQUEST_TIMEOUT, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    /** Takes JSON of any declared type, which binary data may follow, compressed or not. */
    TAKES_TENSORS(
        MALFORMED_JSON, WRONG_TYPE, REQUEST_TIMEOUT, BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    TAKES_BATCH(BATCH_TOO_LARGE),
    NAMES_MODEL(NOT_FOUND),
    PREDICTS(INVALID_VALUE, PREDICTION_IMPOSSIBLE, DEADLINE_EXCEEDED),
    NEEDS_MODEL(NO_MODEL),
    IS_SHED(OVERLOADED, SHUTTING_DOWN),
    CAN_BE_ENDING(SHUTTING_DOWN),
    NOT_TRACED,
    CAN_BE_OFF(NOT_FOUND);

    private final Set<ProblemType> problems;

    Trait(ProblemType... problems) {
      this.problems = Set.of(problems);
    }
  }

  private static final String OPTIONS = "OPTIONS";

  private static final Map<String, Route> BY_TEMPLATE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Route::template, r -> r));

  private final String template;
  private final Set<String> methods;
  private final Set<Trait> traits;

  Route(String template, Set<String> methods, Trait... traits) {
    this.template = template;
    this.methods = methods;
    this.traits = Set.of(traits);
  }

  /**
   * Returns the route of a path.
   *
   * @param path as the container matched it, decoded and without parameters, so that both agree.
   *     One slash at the end does not matter
   */
  static Route of(String path) {
    if (path.startsWith(OPENAPI_UI.template + "/")) {
      return OPENAPI_UI;
    }
    Route exact = BY_TEMPLATE.get(path);
    return exact != null ? exact : ofTemplate(withoutSlash(path));
  }

  private static Route ofTemplate(String path) {
    String template = ModelPath.of(path).map(ModelPath::template).orElse(path);
    return BY_TEMPLATE.getOrDefault(template, UNMATCHED);
  }

  /** Returns a path without the slash at its end. */
  static String withoutSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Returns the label value of {@code http_route}. */
  String template() {
    return template;
  }

  /** Returns true if the servlet of this route answers {@code method}. */
  boolean serves(String method) {
    return methods.contains(method);
  }

  /** Returns true if {@code method} succeeds: the servlet answers it, or it is {@code OPTIONS}. */
  boolean allows(String method) {
    return serves(method) || method.equals(OPTIONS);
  }

  /** Returns the value of the header {@code Allow}. */
  String allowed() {
    return Stream.concat(methods.stream().sorted(), Stream.of(OPTIONS))
        .collect(Collectors.joining(", "));
  }

  /** Returns true if the caller must send an API key. */
  boolean needsKey() {
    return traits.contains(Trait.NEEDS_KEY);
  }

  /** Returns true if the body must be JSON. */
  boolean takesJson() {
    return traits.contains(Trait.TAKES_JSON);
  }

  /** Returns true if the body is JSON that binary tensors may follow, compressed or not. */
  boolean takesTensors() {
    return traits.contains(Trait.TAKES_TENSORS);
  }

  /** Returns true if requests are refused when too many are in flight. A scrape never is. */
  boolean isShed() {
    return traits.contains(Trait.IS_SHED);
  }

  /** Returns true if a request gets spans: if it is no scrape and no probe. */
  boolean isTraced() {
    return !traits.contains(Trait.NOT_TRACED);
  }

  /** Returns the problems that a served method can end with; for {@code UNMATCHED}, any method. */
  Set<ProblemType> problems() {
    EnumSet<ProblemType> problems = EnumSet.of(BAD_REQUEST, INTERNAL_ERROR);
    traits.forEach(trait -> problems.addAll(trait.problems));
    if (this == UNMATCHED) {
      problems.add(NOT_FOUND);
    }
    return problems;
  }

  /** Returns the problem that a method ends with if the route does not serve it. */
  ProblemType refusal() {
    return this == UNMATCHED ? NOT_FOUND : METHOD_NOT_ALLOWED;
  }
}
