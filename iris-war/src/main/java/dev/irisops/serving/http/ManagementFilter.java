package dev.irisops.serving.http;

import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Separates the two ports: the management port has only its own pages, the API port everything
 * else. The port is the one that the connection came in on. {@code Host} does not matter, because
 * proxies, port-forwards and NodePorts put any port into it.
 */
public final class ManagementFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final int port;
  private final transient Map<String, Page> pages;

  /** A page of the management port. */
  @FunctionalInterface
  public interface Page {
    /** Answers a {@code GET} or {@code HEAD}. */
    void answer(HttpServletRequest request, HttpServletResponse response);
  }

  /**
   * @param port the management port
   * @param pages by path
   */
  public ManagementFilter(int port, Map<String, Page> pages) {
    this.port = port;
    this.pages = Map.copyOf(pages);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getLocalPort() != port) {
      chain.doFilter(request, response);
      return;
    }
    try {
      answer(request, response);
    } catch (RuntimeException | Error e) {
      Responses.problem(request, response, Problems.of(e, Optional.empty()));
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) {
    Integer error = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (error != null) {
      throw new ProblemException(ErrorPage.problem(error));
    }
    Framing.check(request, response);
    Page page = pages.get(Route.withoutSlash(RequestFilter.path(request)));
    if (page == null) {
      throw new ProblemException(RequestChecks.notFound());
    } else if (!METHODS.contains(request.getMethod())) {
      throw new ProblemException(RequestChecks.methodNotAllowed("GET, HEAD"));
    }
    page.answer(request, response);
  }
}
