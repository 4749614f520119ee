package dev.irisops.serving.api;

import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import dev.irisops.serving.prediction.HttpMetrics.Failure;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All exchanges and failures that can happen: the closed label sets of the HTTP metrics. */
final class Expectations {
  /** Stands for every method that is not in {@link #METHODS}, as OpenTelemetry names it. */
  private static final String OTHER_METHOD = "_OTHER";

  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

  private Expectations() {}

  /** The label value of a method. */
  static String method(String method) {
    return METHODS.contains(method) ? method : OTHER_METHOD;
  }

  static Set<Exchange> exchanges() {
    return Arrays.stream(Route.values())
        .flatMap(route -> allMethods().flatMap(method -> exchanges(route, method)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Exchange> exchanges(Route route, String method) {
    return statuses(route, method).map(s -> new Exchange(method, route.template(), s)).distinct();
  }

  private static Stream<Integer> statuses(Route route, String method) {
    if (route.serves(method)) {
      return Stream.concat(Stream.of(200), statuses(route.problems()));
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

  static Set<Failure> failures() {
    return Arrays.stream(Route.values())
        .flatMap(
            route ->
                Stream.concat(route.problems().stream(), Stream.of(route.refusal()))
                    .map(problem -> new Failure(problem.slug(), route.template())))
        .collect(Collectors.toUnmodifiableSet());
  }
}
