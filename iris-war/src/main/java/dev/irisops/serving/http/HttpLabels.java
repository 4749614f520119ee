package dev.irisops.serving.http;

import dev.irisops.serving.http.HttpMetrics.ErrorLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The closed label sets of the HTTP metrics: every request and every error that can happen. */
public final class HttpLabels {
  /** The status, which nginx uses too, of a request whose caller closed the connection. */
  static final int ABANDONED = 499;

  /** The {@code error_type} of such a request. */
  static final String ABANDONED_SLUG = "client-closed";

  /** The label value of every method that is not in {@link #METHODS}, as OpenTelemetry names it. */
  private static final String OTHER_METHOD = "_OTHER";

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private HttpLabels() {}

  /** Returns the label value of a method. */
  static String method(String method) {
    return METHODS.contains(method) ? method : OTHER_METHOD;
  }

  /** Returns the labels of every request that can happen. */
  public static Set<RequestLabels> requests() {
    return Arrays.stream(Route.values())
        .flatMap(route -> allMethods().flatMap(method -> requests(route, method)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<RequestLabels> requests(Route route, String method) {
    return statuses(route, method)
        .map(status -> new RequestLabels(method, route.template(), status))
        .distinct();
  }

  private static Stream<Integer> statuses(Route route, String method) {
    if (route.serves(method)) {
      return Stream.concat(Stream.of(200, ABANDONED), statuses(route.problems()));
    } else if (route == Route.UNMATCHED) {
      return statuses(route.problems());
    }
    return Stream.of(method.equals("OPTIONS") ? 200 : route.refusal().status());
  }

  private static Stream<Integer> statuses(Collection<ProblemType> problems) {
    return problems.stream().map(ProblemType::status);
  }

  private static Stream<String> allMethods() {
    return Stream.concat(METHODS.stream(), Stream.of(OTHER_METHOD));
  }

  /** Returns the labels of every error that can happen. */
  public static Set<ErrorLabels> errors() {
    return Arrays.stream(Route.values())
        .flatMap(
            route ->
                Stream.concat(slugs(route), Stream.of(ABANDONED_SLUG))
                    .map(slug -> new ErrorLabels(slug, route.template())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> slugs(Route route) {
    return Stream.concat(route.problems().stream(), Stream.of(route.refusal()))
        .map(ProblemType::slug);
  }
}
