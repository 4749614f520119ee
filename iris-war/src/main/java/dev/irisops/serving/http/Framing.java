package dev.irisops.serving.http;

import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the headers that say where a request ends and whom it is for. Two readers who differ on
 * that can be made to see different requests (request smuggling, RFC 9112, section 11.2).
 */
final class Framing {
  /** Below 10^18, so that the number fits a {@code long}. */
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private Framing() {}

  /**
   * Checks a request. Liberty hides a malformed {@code Content-Length} and takes the body for the
   * next request. So the connection is closed after any request that seems to have no body.
   *
   * @throws ProblemException if {@code Content-Length}, {@code Transfer-Encoding} or {@code Host}
   *     is repeated, malformed or contradictory; the connection is closed
   */
  static void check(HttpServletRequest request, HttpServletResponse response) {
    List<String> lengths = values(request, "Content-Length");
    List<String> codings = values(request, "Transfer-Encoding");
    if (lengths.size() + codings.size() != 1) {
      response.setHeader("Connection", "close");
    }
    if (lengths.size() + codings.size() > 1) {
      throw invalid("expected one Content-Length or one Transfer-Encoding, found more");
    } else if (!lengths.isEmpty() && !isLength(lengths.get(0), request.getContentLengthLong())) {
      throw invalid("invalid Content-Length header");
    } else if (!codings.isEmpty() && !isChunked(codings.get(0), request.getProtocol())) {
      throw invalid("invalid Transfer-Encoding header; expected chunked");
    } else if (!hasHost(request)) {
      throw invalid("expected one Host header");
    }
  }

  private static List<String> values(HttpServletRequest request, String header) {
    return request.getHeader(header) == null // nearly always, and faster than a list
        ? List.of()
        : Collections.list(request.getHeaders(header));
  }

  /**
   * @param parsed the length as the server has read it; different if it has read none
   */
  private static boolean isLength(String text, long parsed) {
    return LENGTH.matcher(text).matches() && Long.parseLong(text) == parsed;
  }

  /** HTTP/1.0 has no chunks. */
  private static boolean isChunked(String coding, String protocol) {
    return coding.equalsIgnoreCase("chunked") && !protocol.equals("HTTP/1.0");
  }

  /** Only HTTP/1.0 may leave it out (RFC 9112, section 3.2). */
  private static boolean hasHost(HttpServletRequest request) {
    int hosts = values(request, "Host").size();
    return hosts == 1 || hosts == 0 && request.getProtocol().equals("HTTP/1.0");
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(
        Problem.of(ProblemType.BAD_REQUEST, detail).with("Connection", "close"));
  }
}
