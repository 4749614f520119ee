package dev.irisops.serving.http;

import dev.irisops.serving.admission.ContentCoding;
import dev.irisops.serving.auth.ApiKeys;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.process.GracefulShutdown;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The checks of a request's head, before its body is read. */
public final class RequestChecks {
  /** The header with the API key. */
  static final String API_KEY = "X-API-Key";

  private static final String JSON = "application/json";
  private static final String BINARY = "application/octet-stream";

  /**
   * A name or an IPv4 address (RFC 3986, section 3.2.2), without the characters that no host has.
   * The underscores are those of Compose's services.
   */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]+");

  private static final Pattern JSON_WITH_PARAMETERS =
      Pattern.compile(JSON + "[ \t]*(;.*)?", Pattern.CASE_INSENSITIVE);

  private final ApiKeys keys;
  private final GracefulShutdown shutdown;

  /** Creates the checks. */
  public RequestChecks(ApiKeys keys, GracefulShutdown shutdown) {
    this.keys = keys;
    this.shutdown = shutdown;
  }

  /**
   * Checks path, {@code Host} and method of a request.
   *
   * @throws ProblemException if there is no such path, if the {@code Host} header is invalid, which
   *     a server must refuse (RFC 9112, section 3.2), or if the method is not allowed
   */
  static void checkAddress(HttpServletRequest request, Route route) {
    if (route == Route.UNMATCHED) {
      throw new ProblemException(notFound());
    } else if (!isHost(request.getServerName())) {
      throw new ProblemException(ProblemType.BAD_REQUEST, "invalid Host header");
    } else if (!route.allows(request.getMethod())) {
      throw new ProblemException(methodNotAllowed(route.allowed()));
    }
  }

  /** Returns the problem of a path that does not exist. */
  static Problem notFound() {
    return Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path");
  }

  /**
   * Returns the problem of a method that a path does not support.
   *
   * @param allowed the value of the header {@code Allow}
   */
  static Problem methodNotAllowed(String allowed) {
    return Problem.of(
            ProblemType.METHOD_NOT_ALLOWED, "this path does not support this method; see Allow")
        .with("Allow", allowed);
  }

  /** Returns the problem of a request to an instance that is about to end. */
  static Problem shuttingDown() {
    return Problem.passing(
        ProblemType.SHUTTING_DOWN, "this instance is shutting down; ask another");
  }

  /** Returns true if {@code name} is a valid name or address of a host. */
  static boolean isHost(String name) {
    if (NAME.matcher(name).matches()) { // nearly always, and faster than a URI
      return true;
    }
    try {
      return name.equals(new URI("http", name, "/", null).getHost());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Checks the caller and the type of the body.
   *
   * @throws ProblemException if the service is shutting down, if the route takes JSON or tensors
   *     and the body is something else, or if the route needs an API key and the request has no
   *     known one
   */
  void checkCaller(HttpServletRequest request, Route route) {
    if (route.isShed() && shutdown.refusesRequests()) {
      throw new ProblemException(shuttingDown());
    } else if (route.takesJson() && !isJson(request.getContentType())) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected Content-Type: application/json");
    } else if (route.takesJson() && isEncoded(request.getHeader("Content-Encoding"))) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "expected no Content-Encoding, because bodies are read as they are");
    } else if (route.takesTensors()) {
      checkTensors(request);
    }
    checkKey(request, route);
  }

  private static void checkTensors(HttpServletRequest request) {
    String type = request.getContentType();
    if (type != null && !isJson(type) && !type.equalsIgnoreCase(BINARY)) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "expected Content-Type: application/json, application/octet-stream or none");
    }
  }

  /**
   * Returns the compression of the body of a request.
   *
   * @throws ProblemException if the service does not have it
   */
  static ContentCoding coding(HttpServletRequest request) {
    return ContentCoding.of(request.getHeader("Content-Encoding"))
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "expected Content-Encoding: gzip, deflate or none"));
  }

  private void checkKey(HttpServletRequest request, Route route) {
    if (route.needsKey()
        && !isKnown(request.getHeader(API_KEY))
        && !RequestContext.of(request).isWarmUp()) {
      throw new ProblemException(
          Problem.of(
                  ProblemType.UNAUTHORIZED,
                  "the API key in the header " + API_KEY + " is missing or unknown")
              .with("WWW-Authenticate", "ApiKey header=\"" + API_KEY + '"'));
    }
  }

  private static boolean isJson(String contentType) {
    return contentType != null
        && (contentType.equals(JSON) || JSON_WITH_PARAMETERS.matcher(contentType).matches());
  }

  private static boolean isEncoded(String coding) {
    return coding != null && !coding.equalsIgnoreCase("identity");
  }

  /** Keys are UTF-8, and the container makes one character of each byte of a header. */
  private boolean isKnown(String header) {
    return header != null
        && keys.isKnown(
            new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
                .strip());
  }
}
