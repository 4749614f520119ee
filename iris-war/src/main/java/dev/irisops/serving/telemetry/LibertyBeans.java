package dev.irisops.serving.telemetry;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** Reads the MXBeans of Liberty's feature {@code monitor-1.0}. */
final class LibertyBeans {
  private LibertyBeans() {}

  /**
   * Returns an attribute of all beans of a type, by the names of the beans. It is empty where
   * Liberty runs without its agent, and for a servlet that nobody has called.
   *
   * @param type for instance {@code ThreadPoolStats}
   * @param attribute of a bean; for a part of a composite attribute, {@code attribute.part}
   */
  static Map<String, Double> read(String type, String attribute) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return server.queryNames(pattern(type), null).stream()
        .collect(
            Collectors.toUnmodifiableMap(
                LibertyBeans::label, bean -> value(server, bean, attribute)));
  }

  private static ObjectName pattern(String type) {
    try {
      return new ObjectName("WebSphere:type=" + type + ",*");
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(type, e);
    }
  }

  /** Returns the name as MicroProfile Metrics writes it into a label. */
  private static String label(ObjectName bean) {
    return bean.getKeyProperty("name").replaceAll("[^A-Za-z0-9]", "_");
  }

  private static double value(MBeanServer server, ObjectName bean, String attribute) {
    String[] path = attribute.split("\\.", 2);
    try {
      Object value = server.getAttribute(bean, path[0]);
      Object number = value instanceof CompositeData parts ? parts.get(path[1]) : value;
      return ((Number) number).doubleValue();
    } catch (JMException e) { // the bean has just gone
      return 0;
    }
  }
}
