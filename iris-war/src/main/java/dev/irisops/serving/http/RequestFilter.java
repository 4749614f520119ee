package dev.irisops.serving.http;

import dev.irisops.serving.accesslog.AccessLog;
import dev.irisops.serving.admission.Deadline;
import dev.irisops.serving.http.HttpMetrics.ErrorLabels;
import dev.irisops.serving.http.HttpMetrics.RequestLabels;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.process.GracefulShutdown;
import dev.irisops.serving.tracing.RequestTrace;
import dev.irisops.serving.tracing.Tracing;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

/** Measures, traces and logs every request, including those that the container answers itself. */
public final class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient HttpMetrics metrics;
  private final transient Tracing tracing;
  private final transient AccessLog accessLog;
  private final transient GracefulShutdown shutdown;
  private final transient Duration timeout;
  private final transient WarmUp warmUp;

  /**
   * @param timeout the time from the head of a request to its answer
   */
  public RequestFilter(
      HttpMetrics metrics,
      Tracing tracing,
      AccessLog accessLog,
      GracefulShutdown shutdown,
      Duration timeout,
      WarmUp warmUp) {
    this.metrics = metrics;
    this.tracing = tracing;
    this.accessLog = accessLog;
    this.shutdown = shutdown;
    this.timeout = timeout;
    this.warmUp = warmUp;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RequestContext.find(request).isPresent()) { // the error page of a measured request
      chain.doFilter(request, response);
      return;
    }
    long start = System.nanoTime();
    RequestContext context = begin(request);
    if (context.isWarmUp()) {
      chain.doFilter(request, response);
      return;
    }
    boolean counted = isCounted(context.route());
    if (counted) {
      metrics.started();
    }
    if (shutdown.isRaised()) {
      response.setHeader("Connection", "close"); // so that the next request goes elsewhere
    }
    try {
      chain.doFilter(request, response);
    } catch (ServletException
        | RuntimeException
        | Error e) { // the container answers with 500 later
      response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      throw e;
    } finally {
      measure(request, response, context, Duration.ofNanos(System.nanoTime() - start));
      if (counted) {
        metrics.finished();
      }
    }
  }

  private RequestContext begin(HttpServletRequest request) {
    Route route = route(request);
    Deadline deadline = Deadline.in(timeout, System::nanoTime);
    boolean sentByWarmUp = warmUp.sent(request);
    RequestTrace trace =
        route.isTraced() && !sentByWarmUp
            ? tracing.start(new ServletHead(request, route))
            : RequestTrace.NONE;
    RequestContext context = new RequestContext(route, deadline, sentByWarmUp, trace);
    context.attachTo(request);
    return context;
  }

  /** A scrape would always count itself. */
  private static boolean isCounted(Route route) {
    return route != Route.METRICS;
  }

  /** A request that the container answers itself arrives only on the way to the error page. */
  private static Route route(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
        ? Route.UNMATCHED
        : Route.of(path(request));
  }

  /** Returns the path of a request as the container matched it. */
  static String path(HttpServletRequest request) {
    String servlet = Objects.requireNonNullElse(request.getServletPath(), "");
    return request.getPathInfo() == null ? servlet : servlet + request.getPathInfo();
  }

  private void measure(
      HttpServletRequest request,
      HttpServletResponse response,
      RequestContext context,
      Duration duration) {
    String method = HttpLabels.method(request.getMethod());
    String route = context.route().template();
    boolean abandoned = context.isAbandoned() && context.route().serves(method);
    int status = abandoned ? HttpLabels.ABANDONED : response.getStatus();
    if (abandoned) {
      metrics.failed(new ErrorLabels(HttpLabels.ABANDONED_SLUG, route));
      context.trace().failed(HttpLabels.ABANDONED_SLUG, status);
    } else if (status >= 400) {
      fail(problem(context, status), route);
    }
    context.trace().answered(status);
    metrics.answered(new RequestLabels(method, route, status), duration, context.trace().ids());
    accessLog.log(method, route, status, duration, context.trace().ids());
  }

  /** An error of the container has no problem yet. */
  private static ProblemType problem(RequestContext context, int status) {
    if (context.problem().isEmpty()) {
      context.fail(ProblemType.ofStatus(status));
    }
    return context.problem().orElseThrow();
  }

  private void fail(ProblemType type, String route) {
    metrics.failed(new ErrorLabels(type.slug(), route));
    if (type == ProblemType.OVERLOADED) {
      metrics.shed();
    }
  }
}
