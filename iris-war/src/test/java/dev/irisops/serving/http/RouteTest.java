package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RouteTest {
  @ParameterizedTest
  @CsvSource({
    "'', UNMATCHED",
    "/, UNMATCHED",
    "//, UNMATCHED",
    "unmatched, UNMATCHED",
    "/predict, PREDICT",
    "/predict/, PREDICT",
    "/predict//, UNMATCHED",
    "/Predict, UNMATCHED",
    "/predict/batch, PREDICT_BATCH",
    "/predict/batch/, PREDICT_BATCH",
    "/predict/batches, UNMATCHED",
    "/model, MODEL",
    "/metrics, METRICS",
    "/openapi, OPENAPI",
    "/openapi/, OPENAPI",
    "/openapi.yaml, UNMATCHED",
    "/openapi/ui, OPENAPI_UI",
    "/openapi/ui/, OPENAPI_UI",
    "/openapi/ui/page.js, OPENAPI_UI",
    "/openapi/ui/no/such/file, OPENAPI_UI",
    "/openapi/other, UNMATCHED",
    "/error, UNMATCHED"
  })
  void path_hasItsRoute(String path, Route route) {
    assertThat(Route.of(path)).isEqualTo(route);
  }

  @Test
  void allowHeader_listsTheMethodsOfARoute() {
    assertThat(Route.PREDICT.allowed()).isEqualTo("POST, OPTIONS");
    assertThat(Route.PREDICT_BATCH.allowed()).isEqualTo("POST, OPTIONS");
    assertThat(Route.MODEL.allowed()).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(Route.METRICS.allowed()).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(Route.UNMATCHED.allowed()).isEqualTo("OPTIONS");
  }

  @Test
  void methods_areCaseSensitive() {
    assertThat(Route.PREDICT.serves("post")).isFalse();
  }

  @Test
  void options_areAllowedAndNotServed() {
    assertThat(Route.MODEL.allows("OPTIONS")).isTrue();
    assertThat(Route.MODEL.serves("OPTIONS")).isFalse();
  }

  @Test
  void metrics_needNeitherKeyNorJsonNorAPlace() {
    assertThat(Route.values())
        .filteredOn(Route::needsKey)
        .containsExactly(Route.PREDICT, Route.PREDICT_BATCH, Route.MODEL);
    assertThat(Route.values())
        .filteredOn(Route::takesJson)
        .containsExactly(Route.PREDICT, Route.PREDICT_BATCH);
    assertThat(Route.values())
        .filteredOn(Route::isShed)
        .containsExactly(Route.PREDICT, Route.PREDICT_BATCH, Route.MODEL);
  }

  @Test
  void onlyABatch_canHaveTooManyRows() {
    assertThat(Route.values())
        .filteredOn(route -> route.problems().contains(ProblemType.BATCH_TOO_LARGE))
        .containsExactly(Route.PREDICT_BATCH);
  }

  @ParameterizedTest
  @EnumSource
  void shedRoutes_canBeShuttingDown(Route route) {
    assertThat(route.problems().contains(ProblemType.SHUTTING_DOWN)).isEqualTo(route.isShed());
  }
}
