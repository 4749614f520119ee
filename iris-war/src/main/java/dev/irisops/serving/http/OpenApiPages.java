package dev.irisops.serving.http;

import dev.irisops.serving.auth.ApiKeys;
import dev.irisops.serving.http.ManagementFilter.Page;
import dev.irisops.serving.openapi.OpenApiDocument;
import dev.irisops.serving.openapi.OpenApiUi;
import dev.irisops.serving.openapi.OpenApiUi.UiFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages that describe the API: the OpenAPI document, Swagger UI, and the files it loads. */
public final class OpenApiPages {
  private static final String PREFIX = "X-Forwarded-Prefix";

  private static final Pattern FORMAT = Pattern.compile("(?:^|&)format=([^&]*)");

  /** A bound on the segments, because the pattern recurses for each. */
  private static final Pattern PLAIN_PATH =
      Pattern.compile("(/(?!\\.\\.?(/|$))[A-Za-z0-9._~-]+){1,16}");

  private OpenApiPages() {}

  /**
   * Returns the pages of the API port by path. The document names the API relative to itself, below
   * the path prefix that a proxy has removed.
   *
   * @param keys to find out if the page can send requests before the user has entered a key
   */
  public static Map<String, Page> ofApiPort(OpenApiDocument document, ApiKeys keys) {
    return pages(
        document,
        OpenApiPages::prefix,
        folder -> OpenApiUi.page(folder, Optional.of(ApiKeys.DEV).filter(keys::isKnown)));
  }

  /**
   * Returns the pages of the management port by path. The document names the API on its own port.
   */
  public static Map<String, Page> ofManagementPort(OpenApiDocument document, int apiPort) {
    return pages(
        document,
        request -> "http://%s:%d".formatted(host(request), apiPort),
        OpenApiUi::readOnlyPage);
  }

  private static Map<String, Page> pages(
      OpenApiDocument document,
      Function<HttpServletRequest, String> server,
      Function<String, byte[]> ui) {
    Map<String, Page> pages = new HashMap<>();
    pages.put(
        Route.OPENAPI.template(),
        (request, response) -> document(request, response, document, server.apply(request)));
    pages.put(
        Route.OPENAPI_UI.template(),
        (request, response) -> page(request, response, ui.apply(folder(request))));
    for (UiFile file : OpenApiUi.FILES) {
      pages.put(
          Route.OPENAPI_UI.template() + "/" + file.name(),
          (request, response) ->
              Responses.send(request, response, file.mediaType(), file.content()));
    }
    return Map.copyOf(pages);
  }

  private static void document(
      HttpServletRequest request,
      HttpServletResponse response,
      OpenApiDocument document,
      String server) {
    response.setHeader("Vary", "Accept, " + PREFIX);
    if (isJsonWanted(request)) {
      Responses.json(request, response, document.json(server));
    } else {
      Responses.send(request, response, "application/yaml", document.yaml(server));
    }
  }

  /** Reads the query itself, because the container's parser throws at a malformed one. */
  private static boolean isJsonWanted(HttpServletRequest request) {
    Matcher format = FORMAT.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
    if (format.find()) {
      return format.group(1).equalsIgnoreCase("json");
    }
    Map<String, Double> accepted = Preferences.of(request.getHeaders("Accept")).weights();
    double json = accepted.getOrDefault("application/json", 0.0);
    return json > 0 && json >= accepted.getOrDefault("application/yaml", 0.0);
  }

  private static void page(HttpServletRequest request, HttpServletResponse response, byte[] html) {
    response.setHeader("Content-Security-Policy", OpenApiUi.CONTENT_SECURITY_POLICY);
    Responses.send(request, response, "text/html;charset=utf-8", html);
  }

  /** Returns the files' URL relative to the page, whose own may end in a slash or not. */
  private static String folder(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/") ? "" : "ui/";
  }

  private static String prefix(HttpServletRequest request) {
    String prefix = request.getHeader(PREFIX);
    return prefix != null && PLAIN_PATH.matcher(Route.withoutSlash(prefix)).matches()
        ? Route.withoutSlash(prefix)
        : "/";
  }

  private static String host(HttpServletRequest request) {
    String name = request.getServerName();
    return RequestChecks.isHost(name) ? name : "localhost";
  }
}
