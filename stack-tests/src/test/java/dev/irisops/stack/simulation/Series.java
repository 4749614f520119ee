package dev.irisops.stack.simulation;

import dev.irisops.stack.simulation.Course.Growth;
import dev.irisops.stack.simulation.Course.Level;
import dev.irisops.stack.simulation.Course.Moment;
import dev.irisops.stack.simulation.Course.Share;
import dev.irisops.stack.simulation.Course.Silence;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A series over time, as courses from one second of a plan to the next. */
final class Series {
  static final String NAME = "__name__";

  /** Long before any window. */
  private static final long EVER = Long.MIN_VALUE / 4;

  private final Map<String, String> labels;
  private final NavigableMap<Long, Double> requests;
  private final NavigableMap<Long, Course> courses = new TreeMap<>(Map.of(EVER, Course.GONE));

  /**
   * Creates a series without samples.
   *
   * @param labels with the name
   * @param requests requests a second of the target, by the second at which they change
   */
  Series(Map<String, String> labels, NavigableMap<Long, Double> requests) {
    this.labels = new TreeMap<>(labels);
    this.requests = requests;
  }

  String name() {
    return labels.get(NAME);
  }

  Map<String, String> labels() {
    return labels;
  }

  /** Sets the course between two seconds; afterwards the series goes on as planned. */
  Series during(long from, long to, Course course) {
    Course after = courses.floorEntry(to).getValue();
    courses.subMap(from, true, to, false).clear();
    courses.put(from, course.beginningAt(from));
    courses.putIfAbsent(to, after);
    return this;
  }

  /** Sets the course from a second on. */
  Series from(long second, Course course) {
    courses.tailMap(second, true).clear();
    courses.put(second, course.beginningAt(second));
    return this;
  }

  /** Returns the samples of a window in the notation of promtool. */
  String values(Window window) {
    Line line = new Line(window, !name().endsWith("_seconds_total"));
    for (Map.Entry<Long, Course> entry : courses.headMap(window.to(), true).entrySet()) {
      Long next = courses.higherKey(entry.getKey());
      line.add(
          entry.getKey(),
          next == null ? window.to() + 1 : Math.min(next, window.to() + 1),
          entry.getValue());
    }
    return line.values.toString();
  }

  /** The samples so far, and the value at which a counter goes on. */
  private final class Line {
    private final Window window;
    private final Values values;
    private double value;

    Line(Window window, boolean whole) {
      this.window = window;
      values = new Values(whole);
    }

    void add(long from, long to, Course course) {
      if (course instanceof Silence silence) {
        values.silence(samples(from, to), silence.marked());
        value = 0;
      } else if (course instanceof Level level) {
        value = level.value();
        grow(from, to, 0);
      } else if (course instanceof Moment moment) {
        value = moment.second() - window.from();
        grow(from, to, 0);
      } else if (course instanceof Growth growth) {
        grow(from, to, growth.perSecond());
      } else if (course instanceof Share share) {
        share(from, to, share.perRequest());
      }
    }

    private void share(long from, long to, double perRequest) {
      for (long at = from; at < to; ) {
        Long change = requests.higherKey(at);
        long next = change == null ? to : Math.min(change, to);
        Map.Entry<Long, Double> now = requests.floorEntry(at);
        grow(at, next, now == null ? 0 : perRequest * now.getValue());
        at = next;
      }
    }

    private void grow(long from, long to, double perSecond) {
      int first = window.sampleAt(from);
      double begin = value + perSecond * (window.from() + window.second(first) - from);
      values.line(begin, perSecond * window.step(), samples(from, to));
      value += perSecond * (to - from);
    }

    private int samples(long from, long to) {
      return window.sampleAt(to) - window.sampleAt(from);
    }
  }
}
