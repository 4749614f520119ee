package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.HttpMetrics;
import dev.irisops.serving.prediction.HttpMetrics.Exchange;
import dev.irisops.serving.prediction.HttpMetrics.Failure;
import dev.irisops.serving.prediction.ShutdownSignal;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What happens to every request before and after anything else: it is admitted or turned away,
 * measured and logged.
 */
@WebFilter(
    urlPatterns = "/*",
    servletNames = "dev.irisops.serving.api.IrisApplication", // OPTIONS * is under no pattern
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String SEEN = RequestFilter.class.getName();
  private static final String DEADLINE = RequestFilter.class.getName() + ".deadline";
  private static final Pattern PLAIN_HOST = Pattern.compile("[A-Za-z0-9.-]+");
  private static final String PROBLEM = RequestFilter.class.getName() + ".problem";

  /** A request takes a fraction of a millisecond: a second later there is room again. */
  static final String RETRY_AFTER_SECONDS = "1";

  private final transient HttpMetrics metrics;
  private final transient AccessLog accessLog;
  private final transient ShutdownSignal shutdown;
  private final int maxInFlight;
  private final transient Duration timeout;

  private final transient InFlight inFlight;

  @Inject
  RequestFilter(
      HttpMetrics metrics,
      AccessLog accessLog,
      ShutdownSignal shutdown,
      LimitsConfig limits,
      InFlight inFlight) {
    this.metrics = metrics;
    this.accessLog = accessLog;
    this.shutdown = shutdown;
    this.maxInFlight = limits.maxInFlight();
    this.inFlight = inFlight;
    this.timeout = limits.requestTimeout();
  }

  /** Tells the filter which kind of error the answer is. */
  static void note(HttpServletRequest request, ProblemType problem) {
    request.setAttribute(PROBLEM, problem);
  }

  /** Until when {@code request} must be answered. */
  static Deadline deadline(HttpServletRequest request) {
    return (Deadline) request.getAttribute(DEADLINE);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(SEEN) != null) { // the error page of a request that is being measured
      chain.doFilter(request, response);
      return;
    }
    request.setAttribute(SEEN, true);
    request.setAttribute(DEADLINE, Deadline.in(timeout, System::nanoTime));
    Route route = route(request); // now, because on the way to the error page the path is another
    long start = System.nanoTime();
    metrics.started();
    try {
      if (shutdown.isRaised()) {
        response.setHeader("Connection", "close"); // so that the next request goes elsewhere
      }
      Optional<Problem> misdirected = misdirected(request, route);
      if (misdirected.isPresent()) {
        answer(request, response, misdirected.get());
      } else if (route.isShed() && route.serves(request.getMethod())) {
        admit(request, response, chain);
      } else {
        chain.doFilter(request, response);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      OutOfMemory.check(e);
      throw e;
    } catch (OutOfMemoryError e) {
      OutOfMemory.check(e);
      throw e;
    } finally {
      measure(request, response, route, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** What JAX-RS would find out too, but with a 500 where {@code Host} or the query is none. */
  private static Optional<Problem> misdirected(HttpServletRequest request, Route route) {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      return Optional.empty();
    } else if (route == Route.UNMATCHED) {
      return Optional.of(Problems.notFound());
    }
    return isHost(request.getServerName()) && isQuery(request.getQueryString())
        ? Optional.empty()
        : Optional.of(Problem.ofStatus(400, "the request cannot be answered"));
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

  private static boolean isQuery(String query) {
    if (query == null) {
      return true;
    }
    try {
      URLDecoder.decode(query, StandardCharsets.UTF_8);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void admit(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      Optional<Problem> refusal = refusal(inFlight.enter());
      if (refusal.isPresent()) {
        response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        answer(request, response, refusal.get());
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      inFlight.leave();
    }
  }

  private Optional<Problem> refusal(int now) {
    if (shutdown.refusesRequests()) {
      return Optional.of(
          Problem.of(ProblemType.SHUTTING_DOWN, "this instance is shutting down; ask another"));
    } else if (now > maxInFlight) {
      metrics.shed();
      return Optional.of(
          Problem.of(ProblemType.OVERLOADED, "too many requests are in flight; try again later"));
    }
    return Optional.empty();
  }

  /** Answers with {@code problem}, outside of JAX-RS. */
  static void answer(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    note(request, problem.type());
    byte[] body = problem.toJson();
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private void measure(
      HttpServletRequest request, HttpServletResponse response, Route route, Duration duration) {
    Exchange exchange =
        new Exchange(
            Expectations.method(request.getMethod()), route.template(), response.getStatus());
    metrics.finished(exchange, duration, Optional.ofNullable(request.getHeader("traceparent")));
    if (exchange.status() >= 400) {
      metrics.failed(new Failure(problem(request, exchange.status()).slug(), exchange.route()));
    }
    accessLog.log(exchange, duration);
  }

  private static ProblemType problem(HttpServletRequest request, int status) {
    return Optional.ofNullable((ProblemType) request.getAttribute(PROBLEM))
        .orElseGet(() -> ProblemType.ofStatus(status));
  }

  /** What the container answers by itself comes here only on the way to the error page. */
  private static Route route(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
        ? Route.UNMATCHED
        : Route.of(request.getRequestURI());
  }
}
