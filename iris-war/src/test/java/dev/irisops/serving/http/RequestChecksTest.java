package dev.irisops.serving.http;

import static dev.irisops.serving.problem.ProblemAssertions.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.irisops.serving.auth.ApiKeys;
import dev.irisops.serving.auth.AuthSettings;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.process.Draining;
import dev.irisops.serving.process.GracefulShutdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestChecksTest {
  private static final String INVALID_HOST = "local host";

  private final GracefulShutdown shutdown = HttpKit.running();
  private final RequestChecks checks = HttpKit.checks(shutdown);

  private static MockHttpServletRequest to(String host, String method, Route route) {
    MockHttpServletRequest request = HttpKit.request(method, route);
    request.removeHeader("Host"); // which would be the server's name
    request.setServerName(host);
    return request;
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", INVALID_HOST})
  void unmatchedPath_isNotFound_withAnyHost(String host) {
    assertThatProblem(ProblemType.NOT_FOUND)
        .isThrownBy(
            () -> RequestChecks.checkAddress(to(host, "GET", Route.UNMATCHED), Route.UNMATCHED))
        .withMessage("there is nothing at this path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "iris-api-service.mlops.svc.cluster.local",
        "api.example.",
        "10.0.0.7",
        "iris_api", // Compose names services so
        "[::1]",
        "[2001:db8::7]"
      })
  void validHost_isAccepted(String host) {
    assertThatCode(() -> RequestChecks.checkAddress(to(host, "POST", Route.PREDICT), Route.PREDICT))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        INVALID_HOST,
        "local\u007fhost",
        "caf\u00e9.example",
        "a:80",
        "user@host",
        "a/b",
        "::1",
        "[::1",
        "[g::1]"
      })
  void invalidHost_isABadRequest(String host) {
    assertThatProblem(ProblemType.BAD_REQUEST)
        .isThrownBy(
            () -> RequestChecks.checkAddress(to(host, "POST", Route.PREDICT), Route.PREDICT))
        .withMessage("invalid Host header");
  }

  @ParameterizedTest
  @CsvSource({"PREDICT, POST", "PREDICT, OPTIONS", "MODEL, GET", "MODEL, HEAD", "METRICS, OPTIONS"})
  void allowedMethod_isAccepted(Route route, String method) {
    assertThatCode(() -> RequestChecks.checkAddress(to("localhost", method, route), route))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "PREDICT, GET, 'POST, OPTIONS'",
    "PREDICT, post, 'POST, OPTIONS'",
    "PREDICT_BATCH, TRACE, 'POST, OPTIONS'",
    "MODEL, POST, 'GET, HEAD, OPTIONS'",
    "METRICS, DELETE, 'GET, HEAD, OPTIONS'"
  })
  void otherMethod_isNotAllowed(Route route, String method, String allowed) {
    assertThatProblem(ProblemType.METHOD_NOT_ALLOWED)
        .isThrownBy(() -> RequestChecks.checkAddress(to("localhost", method, route), route))
        .withMessage("this path does not support this method; see Allow")
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Allow", allowed));
  }

  @Test
  void host_isCheckedBeforeTheMethod() {
    assertThatProblem(ProblemType.BAD_REQUEST)
        .isThrownBy(
            () ->
                RequestChecks.checkAddress(to(INVALID_HOST, "GET", Route.PREDICT), Route.PREDICT));
  }

  private static MockHttpServletRequest from(String key, String contentType) {
    MockHttpServletRequest request = HttpKit.request("POST", Route.PREDICT);
    request.removeHeader("X-API-Key");
    request.setContentType(contentType);
    if (key != null) {
      request.addHeader("X-API-Key", key);
    }
    return request;
  }

  @ParameterizedTest
  @EnumSource(names = {"PREDICT", "PREDICT_BATCH", "MODEL"})
  void knownKey_isAccepted(Route route) {
    assertThatCode(() -> checks.checkCaller(from("dev", "application/json"), route))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {" dev", "dev ", "\tdev \t"})
  void blanks_aroundAKey_areNoPartOfIt(String key) {
    assertThatCode(() -> checks.checkCaller(from(key, null), Route.MODEL))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, true", "ISO-8859-1, false", "UTF-16, false"})
  void key_isReadAsUtf8(String encoding, boolean known, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "clé");
    ApiKeys keys = ApiKeys.of(new AuthSettings(Optional.of(file), true), () -> 0);
    String header = new String("clé".getBytes(encoding), StandardCharsets.ISO_8859_1);

    Throwable refusal =
        catchThrowable(
            () ->
                new RequestChecks(keys, HttpKit.running())
                    .checkCaller(from(header, null), Route.MODEL));

    assertThat(refusal == null).isEqualTo(known);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"Dev", "d ev", "unknown"})
  void unknownKey_isUnauthorized(String key) {
    assertThatProblem(ProblemType.UNAUTHORIZED)
        .isThrownBy(() -> checks.checkCaller(from(key, null), Route.MODEL))
        .withMessage("the API key in the header X-API-Key is missing or unknown")
        .satisfies(
            e ->
                assertThat(e.problem().headers())
                    .containsEntry("WWW-Authenticate", "ApiKey header=\"X-API-Key\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=utf-8",
        "application/json ; charset=UTF-8",
        "Application/JSON\t;v=1",
        "application/json "
      })
  void jsonMediaType_isAccepted(String contentType) {
    assertThatCode(() -> checks.checkCaller(from("dev", contentType), Route.PREDICT))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "application/jsonp",
        "application/json, text/plain",
        "application/problem+json",
        " application/json",
        "text/plain; application/json"
      })
  void otherMediaType_isUnsupported(String contentType) {
    assertThatProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE)
        .isThrownBy(() -> checks.checkCaller(from("dev", contentType), Route.PREDICT_BATCH))
        .withMessage("expected Content-Type: application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "", "identity, gzip", "unknown"})
  void encodedBody_isUnsupported(String coding) {
    MockHttpServletRequest request = from("dev", "application/json");
    request.addHeader("Content-Encoding", coding);

    assertThatProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE)
        .isThrownBy(() -> checks.checkCaller(request, Route.PREDICT))
        .withMessage("expected no Content-Encoding, because bodies are read as they are");
  }

  @Test
  void identityAsEncoding_isNone() {
    MockHttpServletRequest request = from("dev", "application/json");
    request.addHeader("Content-Encoding", "identity");

    assertThatCode(() -> checks.checkCaller(request, Route.PREDICT)).doesNotThrowAnyException();
  }

  @Test
  void mediaType_isCheckedBeforeTheKey() {
    assertThatProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE)
        .isThrownBy(() -> checks.checkCaller(from(null, null), Route.PREDICT));
  }

  @Test
  void shutdown_refusesRequests_beforeOtherChecks() {
    shutdown.close();
    assertThatProblem(ProblemType.SHUTTING_DOWN)
        .isThrownBy(() -> checks.checkCaller(from(null, null), Route.PREDICT))
        .withMessage("this instance is shutting down; ask another")
        .satisfies(e -> assertThat(e.problem().headers()).containsEntry("Retry-After", "1"));
  }

  @Test
  void shutdown_refusesNoScrape() {
    shutdown.close();
    assertThatCode(() -> checks.checkCaller(from(null, null), Route.METRICS))
        .doesNotThrowAnyException();
  }

  @Test
  void drain_refusesNothing() {
    try (Draining draining = new Draining()) {
      RequestChecks duringDrain = HttpKit.checks(draining.shutdown());
      assertThatCode(() -> duringDrain.checkCaller(from("dev", "application/json"), Route.PREDICT))
          .doesNotThrowAnyException();
    }
  }
}
