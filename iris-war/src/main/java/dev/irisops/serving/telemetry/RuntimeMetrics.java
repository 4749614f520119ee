package dev.irisops.serving.telemetry;

import com.sun.management.OperatingSystemMXBean;
import dev.irisops.serving.http.MetricsPage;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The metrics of the JVM and of Liberty, read from their MXBeans at each scrape. They have the
 * names and labels that MicroProfile Metrics 5.1 and Liberty give them.
 */
final class RuntimeMetrics implements MultiCollector {
  private static final Labels BASE = Labels.of("mp_scope", "base");
  private static final Labels VENDOR = Labels.of("mp_scope", "vendor");
  private static final double MILLIS = 1e3;
  private static final double NANOS = 1e9;

  /** Returns the page of these metrics. */
  static MetricsPage page() {
    return new Exposition(new RuntimeMetrics());
  }

  @Override
  public MetricSnapshots collect() {
    return new MetricSnapshots(
        Stream.of(memory(), collectors(), processor(), threads(), classes(), liberty())
            .flatMap(metrics -> metrics)
            .toList());
  }

  private static Stream<MetricSnapshot> memory() {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return Stream.of(
        gauge("memory_usedHeap_bytes", "Heap in use, including garbage", heap.getUsed()),
        gauge("memory_committedHeap_bytes", "Heap that the JVM has reserved", heap.getCommitted()),
        gauge("memory_maxHeap_bytes", "Largest size of the heap", heap.getMax()));
  }

  private static Stream<MetricSnapshot> collectors() {
    return Stream.of(
        counter(
            "gc", "Garbage collections", eachCollector(GarbageCollectorMXBean::getCollectionCount)),
        gauge(
            "gc_time_seconds",
            "Time spent on garbage collections",
            eachCollector(collector -> collector.getCollectionTime() / MILLIS)));
  }

  private static Map<Labels, Double> eachCollector(ToDoubleFunction<GarbageCollectorMXBean> value) {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .collect(
            Collectors.toMap(
                collector -> BASE.add("name", collector.getName()), value::applyAsDouble));
  }

  private static Stream<MetricSnapshot> processor() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return Stream.of(
        gauge(
            "cpu_processCpuTime_seconds",
            "CPU time that the process has used",
            system.getProcessCpuTime() / NANOS),
        gauge(
            "cpu_processCpuLoad_percent",
            "CPU use of the process, 0 to 1 of all processors",
            system.getProcessCpuLoad()),
        gauge(
            "cpu_availableProcessors",
            "Processors that the JVM may use",
            system.getAvailableProcessors()),
        gauge(
            "cpu_systemLoadAverage",
            "Load average of the system in the last minute",
            system.getSystemLoadAverage()),
        gauge(
            "jvm_uptime_seconds",
            "Time since the start of the JVM",
            ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS));
  }

  private static Stream<MetricSnapshot> threads() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Stream.of(
        gauge("thread_count", "Live threads", threads.getThreadCount()),
        gauge("thread_daemon_count", "Live daemon threads", threads.getDaemonThreadCount()),
        gauge("thread_max_count", "Most threads at once so far", threads.getPeakThreadCount()));
  }

  private static Stream<MetricSnapshot> classes() {
    ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    return Stream.of(
        gauge(
            "classloader_loadedClasses_count",
            "Classes loaded at present",
            classes.getLoadedClassCount()),
        counter(
            "classloader_loadedClasses",
            "Classes loaded since the start",
            Map.of(BASE, (double) classes.getTotalLoadedClassCount())),
        counter(
            "classloader_unloadedClasses",
            "Classes unloaded since the start",
            Map.of(BASE, (double) classes.getUnloadedClassCount())));
  }

  private static Stream<MetricSnapshot> liberty() {
    return Stream.of(
        gauge("threadpool_activeThreads", "Threads that run tasks", pool("ActiveThreads")),
        gauge("threadpool_size", "Threads of the pool", pool("PoolSize")),
        counter("servlet_request", "Requests to a servlet", servlet("RequestCount", 1)),
        gauge(
            "servlet_responseTime_total_seconds",
            "Time that a servlet has taken for its requests",
            servlet("ResponseTimeDetails.total", NANOS)));
  }

  private static Map<Labels, Double> pool(String attribute) {
    return LibertyBeans.read("ThreadPoolStats", attribute).entrySet().stream()
        .collect(Collectors.toMap(pool -> VENDOR.add("pool", pool.getKey()), Map.Entry::getValue));
  }

  private static Map<Labels, Double> servlet(String attribute, double unit) {
    return LibertyBeans.read("ServletStats", attribute).entrySet().stream()
        .collect(
            Collectors.toMap(
                servlet -> VENDOR.add("servlet", servlet.getKey()),
                servlet -> servlet.getValue() / unit));
  }

  private static MetricSnapshot gauge(String name, String help, double value) {
    return gauge(name, help, Map.of(BASE, value));
  }

  private static MetricSnapshot gauge(String name, String help, Map<Labels, Double> values) {
    List<GaugeDataPointSnapshot> points =
        values.entrySet().stream()
            .map(point -> new GaugeDataPointSnapshot(point.getValue(), point.getKey(), null))
            .toList();
    return new GaugeSnapshot(metadata(name, help), points);
  }

  /**
   * @param name without the suffix {@code _total}
   */
  private static MetricSnapshot counter(String name, String help, Map<Labels, Double> values) {
    List<CounterDataPointSnapshot> points =
        values.entrySet().stream()
            .map(
                point ->
                    new CounterDataPointSnapshot(
                        Math.max(0, point.getValue()), point.getKey(), null, 0))
            .toList();
    return new CounterSnapshot(metadata(name, help), points);
  }

  private static MetricMetadata metadata(String name, String help) {
    return MetricMetadata.builder().name(name).help(help).build();
  }
}
