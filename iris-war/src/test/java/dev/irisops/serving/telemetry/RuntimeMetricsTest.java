package dev.irisops.serving.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.http.MetricsPage.Format;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeMetricsTest {
  /** Stands in for Liberty's bean of a thread pool. */
  public interface Pool {
    int getActiveThreads();

    int getPoolSize();
  }

  private static String page() {
    return new String(RuntimeMetrics.page().page(Format.TEXT).body(), StandardCharsets.UTF_8);
  }

  /** The names of MicroProfile Metrics, on which dashboards depend. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "classloader_loadedClasses_count",
        "classloader_loadedClasses_total",
        "classloader_unloadedClasses_total",
        "cpu_availableProcessors",
        "cpu_processCpuLoad_percent",
        "cpu_processCpuTime_seconds",
        "cpu_systemLoadAverage",
        "jvm_uptime_seconds",
        "memory_committedHeap_bytes",
        "memory_maxHeap_bytes",
        "memory_usedHeap_bytes",
        "thread_count",
        "thread_daemon_count",
        "thread_max_count"
      })
  void jvm_isMeasured(String name) {
    assertThat(page())
        .containsPattern("(?m)^# HELP " + name + " .+$")
        .containsPattern("(?m)^" + name + "\\{mp_scope=\"base\"} [0-9.E]+$");
  }

  @Test
  void collectors_areMeasuredByName() {
    String collector = ManagementFactory.getGarbageCollectorMXBeans().get(0).getName();
    assertThat(page())
        .contains("gc_total{mp_scope=\"base\",name=\"" + collector + "\"} ")
        .contains("gc_time_seconds{mp_scope=\"base\",name=\"" + collector + "\"} ");
  }

  @Test
  void threadPools_areMeasuredWhereLibertyDoes() throws Exception {
    Pool pool =
        new Pool() {
          @Override
          public int getActiveThreads() {
            return 3;
          }

          @Override
          public int getPoolSize() {
            return 256;
          }
        };
    ObjectName name = new ObjectName("WebSphere:type=ThreadPoolStats,name=Default Executor");
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new StandardMBean(pool, Pool.class), name);
    try {
      assertThat(page())
          .contains("threadpool_activeThreads{mp_scope=\"vendor\",pool=\"Default_Executor\"} 3.0")
          .contains("threadpool_size{mp_scope=\"vendor\",pool=\"Default_Executor\"} 256.0");
    } finally {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    }
    assertThat(page()).doesNotContain("threadpool_size{");
  }
}
