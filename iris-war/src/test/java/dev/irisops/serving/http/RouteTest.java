package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.problem.ProblemType;
import java.util.Set;
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
    "/v2, V2",
    "/v2/, V2",
    "/v2/health, UNMATCHED",
    "/v2/health/live, V2_LIVE",
    "/v2/health/ready/, V2_READY",
    "/v2/models, UNMATCHED",
    "/v2/models/, UNMATCHED",
    "/v2/models/a b, V2_MODEL",
    "/v2/models/iris/, V2_MODEL",
    "/v2/models/iris/versions, UNMATCHED",
    "/v2/models/iris/versions/2026.11.22-3f2a9c1d, V2_MODEL",
    "/v2/models/versions/versions/versions, V2_MODEL",
    "/v2/models/iris/ready, V2_MODEL_READY",
    "/v2/models/iris/versions/1/ready, V2_MODEL_READY",
    "/v2/models/iris/config, V2_CONFIG",
    "/v2/models/iris/stats, V2_STATS",
    "/v2/models/iris/infer, V2_INFER",
    "/v2/models/iris/versions/1/infer/, V2_INFER",
    "/v2/models/{name}/infer, V2_INFER",
    "/v2/models/iris/infer/x, UNMATCHED",
    "/v2/models/iris/x/infer, UNMATCHED",
    "/v2/models//infer, UNMATCHED",
    "/v2/models/iris/Infer, UNMATCHED",
    "/v2/repository/index, V2_INDEX",
    "/v2/repository/models/iris/load, UNMATCHED",
    "/v1/models/iris, UNMATCHED",
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

  @ParameterizedTest
  @EnumSource
  void route_isTraced_unlessProbesOrScrapesCallIt(Route route) {
    assertThat(route.isTraced())
        .isEqualTo(
            !Set.of(Route.METRICS, Route.V2_LIVE, Route.V2_READY, Route.V2_MODEL_READY)
                .contains(route));
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
        .containsExactly(Route.PREDICT, Route.PREDICT_BATCH, Route.V2_INFER, Route.MODEL);
    assertThat(Route.values())
        .filteredOn(Route::takesJson)
        .containsExactly(Route.PREDICT, Route.PREDICT_BATCH);
    assertThat(Route.values()).filteredOn(Route::takesTensors).containsExactly(Route.V2_INFER);
    assertThat(Route.values())
        .filteredOn(Route::isShed)
        .containsExactly(Route.PREDICT, Route.PREDICT_BATCH, Route.V2_INFER, Route.MODEL);
  }

  @Test
  void onlyBatchesAndTensors_canHaveTooManyRows() {
    assertThat(Route.values())
        .filteredOn(route -> route.problems().contains(ProblemType.BATCH_TOO_LARGE))
        .containsExactly(Route.PREDICT_BATCH, Route.V2_INFER);
  }

  @ParameterizedTest
  @EnumSource
  void shedRoutes_andThoseThatSayIt_canBeShuttingDown(Route route) {
    assertThat(route.problems().contains(ProblemType.SHUTTING_DOWN))
        .isEqualTo(route.isShed() || route == Route.V2_READY || route == Route.V2_MODEL_READY);
  }
}
