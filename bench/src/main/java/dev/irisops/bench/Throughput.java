package dev.irisops.bench;

import dev.irisops.bench.Lab.Slice;
import dev.irisops.bench.echo.EchoWar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The most that is answered: the service against what it could be at best, and against FastAPI. */
final class Throughput {
  private static final String PREDICT = "/predict";
  private static final String JAXRS = "do-nothing JAX-RS resource";
  private static final String SERVLET = "do-nothing servlet";
  private static final String NO_METRICS = "metrics off";
  private static final String NO_ACCESS_LOG = "access log off";
  private static final String FASTAPI = "FastAPI";

  private final Lab lab;
  private final Map<String, Supplier<Slice>> sides = new LinkedHashMap<>();

  private Throughput(Lab lab) {
    this.lab = lab;
  }

  static List<Finding> measure(
      Lab lab, Server service, Server noMetrics, Server noAccessLog, Optional<Server> fastApi) {
    Throughput throughput = new Throughput(lab);
    Request predict = lab.predict(service);
    throughput.side(PREDICT, service, predict);
    throughput.side(JAXRS, service, at(predict, service, "/jaxrs/predict"));
    throughput.side(SERVLET, service, at(predict, service, "/servlet"));
    throughput.side(NO_METRICS, noMetrics, lab.predict(noMetrics));
    throughput.side(NO_ACCESS_LOG, noAccessLog, lab.predict(noAccessLog));
    fastApi.ifPresent(server -> throughput.side(FASTAPI, server, lab.predict(server)));
    for (Server alike : List.of(noMetrics, noAccessLog)) { // as warm as what three sides warmed
      lab.warmUp(lab.predict(alike));
      lab.warmUp(lab.predict(alike));
    }
    return findings(Slices.measure(lab.plan().repeats(), throughput.sides));
  }

  private static Request at(Request predict, Server service, String path) {
    return new Request(service.api().resolve(EchoWar.CONTEXT_ROOT + path), predict.body());
  }

  private void side(String name, Server server, Request request) {
    lab.warmUp(request);
    sides.put(name, () -> lab.load(server, request));
  }

  private static List<Finding> findings(Slices<Slice> slices) {
    return List.of(
        new Finding("`/predict`: requests a second", Aim.NONE, perSecond(slices, PREDICT)),
        ratio(slices, JAXRS, Aim.atLeast(0.9)),
        ratio(slices, SERVLET, Aim.atLeast(0.9)),
        ratio(slices, NO_METRICS, Aim.atLeast(0.95)),
        ratio(slices, NO_ACCESS_LOG, Aim.NONE),
        ratio(slices, FASTAPI, Aim.atLeast(2)),
        cpu(slices, PREDICT),
        cpu(slices, JAXRS),
        cpu(slices, SERVLET),
        cpu(slices, NO_METRICS),
        cpu(slices, NO_ACCESS_LOG),
        cpu(slices, FASTAPI));
  }

  private static double perSecond(Slices<Slice> slices, String side) {
    return slices.median(side, Slice::perSecond);
  }

  private static Finding ratio(Slices<Slice> slices, String to, Aim aim) {
    return new Finding(
        "`/predict` to " + to + ": throughput, ratio",
        aim,
        slices.ratio(PREDICT, to, Slice::perSecond));
  }

  private static Finding cpu(Slices<Slice> slices, String side) {
    return new Finding(
        side.equals(PREDICT)
            ? "`/predict`: server CPU time a request, µs"
            : side + ": server CPU time a request, µs",
        Aim.NONE,
        slices.median(side, Slice::cpuMicros));
  }
}
