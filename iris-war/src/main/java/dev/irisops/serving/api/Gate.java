package dev.irisops.serving.api;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must hold of a request before the servlet of its route sees it. */
@Singleton
class Gate {
  /** The header with the API key. */
  static final String API_KEY = "X-API-Key";

  private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9.-]+");
  private static final Pattern JSON =
      Pattern.compile("application/json[ \t]*(;.*)?", Pattern.CASE_INSENSITIVE);

  private final ApiKeys keys;

  @Inject
  Gate(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Whether it is well addressed; costs next to nothing.
   *
   * @throws NotFoundException if there is no such path
   * @throws InvalidHostException if {@code Host} is no host, which HTTP has a server refuse
   * @throws MethodNotAllowedException if the path has no such method
   */
  static void checkAddress(HttpServletRequest request, Route route) {
    if (route == Route.UNMATCHED) {
      throw new NotFoundException();
    } else if (!isHost(request.getServerName())) {
      throw new InvalidHostException();
    } else if (!route.allows(request.getMethod())) {
      throw new MethodNotAllowedException(route);
    }
  }

  private static boolean isHost(String name) {
    if (PLAIN_HOST.matcher(name).matches()) { // nearly always, and quicker than a URI
      return true;
    }
    try {
      return name.equals(new URI("http", name, "/", null).getHost());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /**
   * Whether the caller may, and sends what the route takes.
   *
   * @throws UnsupportedMediaTypeException if it takes JSON and gets something else
   * @throws UnauthorizedException if it needs an API key and gets none that is known
   */
  void checkCaller(HttpServletRequest request, Route route) {
    if (route.takesJson() && !isJson(request.getContentType())) {
      throw new UnsupportedMediaTypeException();
    } else if (route.needsKey() && !isKnown(request.getHeader(API_KEY))) {
      throw new UnauthorizedException();
    }
  }

  private static boolean isJson(String contentType) {
    return contentType != null
        && (contentType.equals(JsonWriting.MEDIA_TYPE) || JSON.matcher(contentType).matches());
  }

  private boolean isKnown(String key) {
    return Optional.ofNullable(key).filter(keys::isKnown).isPresent();
  }
}
