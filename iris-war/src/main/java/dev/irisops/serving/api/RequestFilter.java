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
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What happens to every request before and after anything else: it is admitted or turned away,
 * measured and logged, and whatever fails is answered as a problem.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR})
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient HttpMetrics metrics;
  private final transient AccessLog accessLog;
  private final transient ShutdownSignal shutdown;
  private final transient Gate gate;
  private final transient InFlight inFlight;
  private final transient Duration timeout;

  @Inject
  RequestFilter(
      HttpMetrics metrics,
      AccessLog accessLog,
      ShutdownSignal shutdown,
      Gate gate,
      InFlight inFlight,
      LimitsConfig limits) {
    this.metrics = metrics;
    this.accessLog = accessLog;
    this.shutdown = shutdown;
    this.gate = gate;
    this.inFlight = inFlight;
    this.timeout = limits.requestTimeout();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (RequestContext.find(request).isPresent()) { // the error page of one that is being measured
      chain.doFilter(request, response);
      return;
    }
    long start = System.nanoTime();
    RequestContext context = new RequestContext(Deadline.in(timeout, System::nanoTime), inFlight);
    context.attachTo(request);
    Route route = route(request); // now, because on the way to the error page the path is another
    metrics.started();
    try {
      serve(request, response, route, chain);
    } catch (ServletException | RuntimeException | Error e) {
      ProblemResponse.send(request, response, e);
    } finally {
      context.leave();
      measure(request, response, route, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** What the container answers by itself comes here only on the way to the error page. */
  private static Route route(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR
        ? Route.UNMATCHED
        : Route.of(path(request));
  }

  /** Empty where the container has no servlet. */
  private static String path(HttpServletRequest request) {
    String servlet = Objects.requireNonNullElse(request.getServletPath(), "");
    return request.getPathInfo() == null ? servlet : servlet + request.getPathInfo();
  }

  private void serve(
      HttpServletRequest request, HttpServletResponse response, Route route, FilterChain chain)
      throws IOException, ServletException {
    if (shutdown.isRaised()) {
      response.setHeader("Connection", "close"); // so that the next request goes elsewhere
    }
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      chain.doFilter(request, response);
      return;
    }
    Gate.checkAddress(request, route);
    if (!route.serves(request.getMethod())) {
      response.setHeader("Allow", route.allowed());
      return;
    }
    if (route.isShed()) {
      admit(RequestContext.of(request));
    }
    gate.checkCaller(request, route);
    chain.doFilter(request, response);
  }

  private void admit(RequestContext context) {
    if (shutdown.refusesRequests()) {
      throw new ShuttingDownException();
    }
    context.enter();
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
    return RequestContext.of(request).problem().orElseGet(() -> ProblemType.ofStatus(status));
  }
}
