package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.auth.ApiKeys;
import dev.irisops.serving.auth.AuthSettings;
import dev.irisops.serving.http.ManagementFilter.Page;
import dev.irisops.serving.openapi.OpenApiDocument;
import dev.irisops.serving.openapi.OpenApiUi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OpenApiPagesTest {
  private static final OpenApiDocument DOCUMENT = new OpenApiDocument();
  private static final Map<String, Page> API = OpenApiPages.ofApiPort(DOCUMENT, HttpKit.devKey());
  private static final Map<String, Page> MANAGEMENT = OpenApiPages.ofManagementPort(DOCUMENT, 8000);

  /**
   * Returns a request.
   *
   * @param value null for a request without the header
   */
  private static MockHttpServletRequest get(String path, String header, String value) {
    MockHttpServletRequest request = get(path);
    if (value != null) {
      request.addHeader(header, value);
    }
    return request;
  }

  private static MockHttpServletRequest get(String path) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.setServletPath(path);
    return request;
  }

  private static MockHttpServletResponse answer(
      Map<String, Page> pages, MockHttpServletRequest request) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    pages.get(Route.withoutSlash(request.getServletPath())).answer(request, response);
    return response;
  }

  @ParameterizedTest
  @CsvSource({
    ", , application/yaml",
    "text/html, , application/yaml",
    "'application/json,*/*', , application/json",
    "Application/JSON, , application/json",
    "'application/json;q=0.5,application/yaml;q=0.4', , application/json",
    "'application/json;q=0.5,application/yaml', , application/yaml",
    "application/json;q=0, , application/yaml",
    ", format=json, application/json",
    ", format=JSON, application/json",
    ", a=b&format=Json&c, application/json",
    "application/json, format=yaml, application/yaml",
    "application/json, format=YAML, application/yaml",
    ", xformat=json, application/yaml",
    ", format=%zz, application/yaml"
  })
  void document_isInTheFormatThatIsAskedFor(String accept, String query, String mediaType) {
    MockHttpServletRequest request = get("/openapi", "Accept", accept);
    request.setQueryString(query);

    MockHttpServletResponse response = answer(API, request);

    assertThat(response.getContentType()).isEqualTo(mediaType);
    assertThat(response.getContentAsByteArray())
        .isEqualTo(mediaType.endsWith("json") ? DOCUMENT.json("/") : DOCUMENT.yaml("/"));
    assertThat(response.getHeader("Vary")).isEqualTo("Accept, X-Forwarded-Prefix");
  }

  @ParameterizedTest
  @CsvSource({
    ", /",
    "'', /",
    "/, /",
    "/models/iris, /models/iris",
    "/models/iris/, /models/iris",
    "/v1.2/~a_b-c, /v1.2/~a_b-c",
    "models, /",
    "//evil.example, /",
    "/a//b, /",
    "/a/../b, /",
    "/., /",
    "/..., /...",
    "https://evil.example, /",
    "'/a, /b', /",
    "/a\"b, /",
    "/a%2fb, /",
    "/é, /"
  })
  void server_onTheApiPort_isThePlainPrefixOfTheProxy(String prefix, String server) {
    assertServer(API, get("/openapi", "X-Forwarded-Prefix", prefix), server);
  }

  @Test
  void longPrefix_isIgnored() {
    assertServer(API, get("/openapi", "X-Forwarded-Prefix", "/a".repeat(4_000)), "/");
  }

  private static void assertServer(
      Map<String, Page> pages, MockHttpServletRequest request, String server) {
    assertThat(answer(pages, request).getContentAsByteArray()).isEqualTo(DOCUMENT.yaml(server));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost",
    "iris_api, iris_api",
    "10.0.0.7, 10.0.0.7",
    "[::1], [::1]",
    "a\"b, localhost",
    "a b, localhost"
  })
  void server_onTheManagementPort_isTheApiPortOfTheSameHost(String name, String host) {
    MockHttpServletRequest request = get("/openapi");
    request.setServerName(name);
    assertServer(MANAGEMENT, request, "http://" + host + ":8000");
  }

  @ParameterizedTest
  @CsvSource({"/openapi/ui, ui/", "/openapi/ui/, ''"})
  void ui_linksItsFiles_withAndWithoutASlash(String path, String folder) {
    MockHttpServletResponse response = answer(API, get(path));

    assertThat(response.getContentType()).isEqualTo("text/html;charset=utf-8");
    assertThat(response.getHeader("Content-Security-Policy"))
        .isEqualTo(OpenApiUi.CONTENT_SECURITY_POLICY);
    assertThat(response.getContentAsByteArray())
        .isEqualTo(OpenApiUi.page(folder, Optional.of("dev")));
    assertThat(answer(MANAGEMENT, get(path)).getContentAsByteArray())
        .isEqualTo(OpenApiUi.readOnlyPage(folder));
  }

  @Test
  void ui_withAKeyFile_knowsNoKey(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("keys"), "secret-key-of-a-caller\n");
    ApiKeys keys = ApiKeys.of(new AuthSettings(Optional.of(file), false), () -> 0);
    Map<String, Page> pages = OpenApiPages.ofApiPort(DOCUMENT, keys);

    assertThat(answer(pages, get("/openapi/ui")).getContentAsByteArray())
        .isEqualTo(OpenApiUi.page("ui/", Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "swagger-ui-bundle.js, text/javascript;charset=utf-8",
    "swagger-ui-bundle.js.LICENSE.txt, text/plain;charset=utf-8",
    "swagger-ui.css, text/css;charset=utf-8",
    "page.js, text/javascript;charset=utf-8",
    "page.css, text/css;charset=utf-8"
  })
  void file_isServedAsItIs(String name, String mediaType) throws Exception {
    MockHttpServletResponse response = answer(API, get("/openapi/ui/" + name));

    assertThat(response.getContentType()).isEqualTo(mediaType);
    assertThat(response.getContentAsByteArray())
        .isNotEmpty()
        .isEqualTo(OpenApiUi.class.getResourceAsStream("ui/" + name).readAllBytes());
  }

  @Test
  void bothPorts_haveTheSamePages() {
    assertThat(API.keySet()).isEqualTo(MANAGEMENT.keySet()).hasSize(7);
    assertThat(API.keySet()).allMatch(path -> Route.of(path) != Route.UNMATCHED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi/", "/openapi/ui", "/openapi/ui/page.js"})
  void servlet_ofPages_answersThem(String path) throws Exception {
    assertThat(throughServlet(API, "GET", path).getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi/ui", "/openapi/ui/page.js"})
  void servlet_withoutPages_findsNothing(String path) throws Exception {
    assertNotFound(Map.of(), path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi/ui/page.html", "/openapi/ui//", "/openapi/ui/../page.js"})
  void servlet_unknownFile_isNotFound(String path) throws Exception {
    assertNotFound(API, path);
  }

  private static void assertNotFound(Map<String, Page> pages, String path) throws Exception {
    HttpKit.assertProblem(throughServlet(pages, "GET", path), RequestChecks.notFound());
  }

  @Test
  void servlet_otherMethod_isNotAllowed() throws Exception {
    HttpKit.assertProblem(
        throughServlet(API, "POST", "/openapi"),
        RequestChecks.methodNotAllowed("GET, HEAD, OPTIONS"));
  }

  private static MockHttpServletResponse throughServlet(
      Map<String, Page> pages, String method, String path) throws Exception {
    MockHttpServletRequest request = HttpKit.request(method, Route.of(path));
    request.setServletPath("/openapi");
    request.setPathInfo(path.substring("/openapi".length()));
    request.setRequestURI(path);
    return HttpKit.answer(new OpenApiServlet(HttpKit.pipeline(), pages), request);
  }
}
