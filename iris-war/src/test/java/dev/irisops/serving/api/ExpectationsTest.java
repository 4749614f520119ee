package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import dev.irisops.serving.prediction.HttpMetrics.Failure;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExpectationsTest {
  private static Set<Integer> statuses(String method, Route route) {
    return Expectations.exchanges().stream()
        .filter(e -> e.method().equals(method) && e.route().equals(route.template()))
        .map(Exchange::status)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, GET", "HEAD, HEAD", "POST, POST", "OPTIONS, OPTIONS",
    "get, _OTHER", "PUT, _OTHER", "'', _OTHER", "EVIL\"} 1, _OTHER"
  })
  void method_isOfAClosedSet(String method, String label) {
    assertThat(Expectations.method(method)).isEqualTo(label);
  }

  @Test
  void predict_canEndWithWhatTheContractSays() {
    assertThat(statuses("POST", Route.PREDICT))
        .containsExactlyInAnyOrder(200, 400, 401, 408, 413, 415, 422, 429, 500, 503);
    assertThat(statuses("GET", Route.PREDICT)).containsExactly(405);
    assertThat(statuses("OPTIONS", Route.PREDICT)).containsExactly(200);
  }

  @Test
  void otherRoutes_canEndWithWhatTheContractSays() {
    assertThat(statuses("HEAD", Route.MODEL))
        .containsExactlyInAnyOrder(200, 400, 401, 429, 500, 503);
    assertThat(statuses("GET", Route.METRICS)).containsExactlyInAnyOrder(200, 400, 500);
    assertThat(statuses("_OTHER", Route.METRICS)).containsExactly(405);
    assertThat(statuses("GET", Route.UNMATCHED)).containsExactlyInAnyOrder(400, 404, 500);
  }

  @ParameterizedTest
  @EnumSource
  void failures_areTheProblemsOfTheRoute(Route route) {
    Set<String> types =
        Expectations.failures().stream()
            .filter(failure -> failure.route().equals(route.template()))
            .map(Failure::type)
            .collect(Collectors.toSet());
    Set<String> problems =
        route.problems().stream().map(ProblemType::slug).collect(Collectors.toSet());
    problems.add(route.refusal().slug());
    assertThat(types).isEqualTo(problems);
  }

  @ParameterizedTest
  @EnumSource
  void everyProblem_canHappenSomewhere(ProblemType type) {
    assertThat(Expectations.failures()).anyMatch(failure -> failure.type().equals(type.slug()));
  }

  @Test
  void everyFailure_isOfALowerCaseTypeAndAKnownRoute() {
    assertThat(Expectations.failures())
        .allSatisfy(failure -> assertThat(failure.type()).matches("[a-z-]+"))
        .extracting(Failure::route)
        .isSubsetOf(Arrays.stream(Route.values()).map(Route::template).toList());
  }

  @Test
  void sets_staySmallEnoughForAScrape() {
    assertThat(Expectations.exchanges()).hasSizeBetween(30, 100);
    assertThat(Expectations.failures()).hasSizeBetween(30, 60);
  }
}
