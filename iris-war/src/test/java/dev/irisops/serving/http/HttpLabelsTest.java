package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.http.HttpMetrics.ErrorLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.problem.ProblemType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HttpLabelsTest {
  private static Set<Integer> statuses(String method, Route route) {
    return HttpLabels.requests().stream()
        .filter(e -> e.method().equals(method) && e.route().equals(route.template()))
        .map(RequestLabels::status)
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, GET", "HEAD, HEAD", "POST, POST", "OPTIONS, OPTIONS",
    "get, _OTHER", "PUT, _OTHER", "'', _OTHER", "EVIL\"} 1, _OTHER"
  })
  void methodLabel_isFromAClosedSet(String method, String label) {
    assertThat(HttpLabels.method(method)).isEqualTo(label);
  }

  @Test
  void predict_hasTheStatusesOfTheContract() {
    assertThat(statuses("POST", Route.PREDICT))
        .containsExactlyInAnyOrder(200, 400, 401, 408, 413, 415, 422, 429, 499, 500, 503);
    assertThat(statuses("GET", Route.PREDICT)).containsExactly(405);
    assertThat(statuses("OPTIONS", Route.PREDICT)).containsExactly(200);
  }

  @Test
  void otherRoutes_haveTheStatusesOfTheContract() {
    assertThat(statuses("HEAD", Route.MODEL))
        .containsExactlyInAnyOrder(200, 400, 401, 429, 499, 500, 503);
    assertThat(statuses("GET", Route.METRICS)).containsExactlyInAnyOrder(200, 400, 499, 500);
    assertThat(statuses("_OTHER", Route.METRICS)).containsExactly(405);
    assertThat(statuses("HEAD", Route.OPENAPI)).containsExactlyInAnyOrder(200, 400, 404, 499, 500);
    assertThat(statuses("GET", Route.UNMATCHED)).containsExactlyInAnyOrder(400, 404, 500);
  }

  @Test
  void infer_hasTheStatusesOfPredict_andThatOfAnUnknownModel() {
    assertThat(statuses("POST", Route.V2_INFER))
        .containsExactlyInAnyOrder(200, 400, 401, 404, 408, 413, 415, 422, 429, 499, 500, 503);
    assertThat(statuses("GET", Route.V2_MODEL))
        .containsExactlyInAnyOrder(200, 400, 404, 499, 500, 503);
    assertThat(statuses("GET", Route.V2_READY)).containsExactlyInAnyOrder(200, 400, 499, 500, 503);
    assertThat(statuses("HEAD", Route.V2_LIVE)).containsExactly(405);
  }

  @ParameterizedTest
  @EnumSource
  void errors_areTheProblemsOfTheRoute(Route route) {
    Set<String> types =
        HttpLabels.errors().stream()
            .filter(error -> error.endpoint().equals(route.template()))
            .map(ErrorLabels::type)
            .collect(Collectors.toSet());
    Set<String> problems =
        route.problems().stream().map(ProblemType::slug).collect(Collectors.toSet());
    problems.addAll(Set.of(route.refusal().slug(), "client-closed"));
    assertThat(types).isEqualTo(problems);
  }

  @ParameterizedTest
  @EnumSource
  void everyProblem_canHappenSomewhere(ProblemType type) {
    assertThat(HttpLabels.errors()).anyMatch(error -> error.type().equals(type.slug()));
  }

  @Test
  void errors_haveLowerCaseTypesAndKnownRoutes() {
    assertThat(HttpLabels.errors())
        .allSatisfy(error -> assertThat(error.type()).matches("[a-z-]+"))
        .extracting(ErrorLabels::endpoint)
        .isSubsetOf(Arrays.stream(Route.values()).map(Route::template).toList());
  }

  @Test
  void sets_staySmallEnoughForAScrape() {
    assertThat(HttpLabels.requests()).hasSizeBetween(30, 190);
    assertThat(HttpLabels.errors()).hasSizeBetween(30, 130);
  }
}
