package dev.irisops.serving.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span, and the resource that has sent it.
 *
 * @param resource the attributes of the resource, as text
 */
public record ReceivedSpan(Span span, Map<String, String> resource) {
  static ReceivedSpan of(Span span, List<KeyValue> resource) {
    return new ReceivedSpan(span, attributes(resource));
  }

  /** Returns the name of the span. */
  public String name() {
    return span.getName();
  }

  /** Returns 32 hexadecimal digits. */
  public String traceId() {
    return hex(span.getTraceId());
  }

  /** Returns 16 hexadecimal digits. */
  public String spanId() {
    return hex(span.getSpanId());
  }

  /** Returns 16 hexadecimal digits; nothing for the first span of a trace. */
  public String parentId() {
    return hex(span.getParentSpanId());
  }

  /** Returns {@code STATUS_CODE_UNSET}, {@code STATUS_CODE_OK} or {@code STATUS_CODE_ERROR}. */
  public String status() {
    return span.getStatus().getCode().name();
  }

  /** Returns the attributes, as text. */
  public Map<String, String> attributes() {
    return attributes(span.getAttributesList());
  }

  /** Returns the nanoseconds from the begin of the span to its end. */
  public long nanos() {
    return span.getEndTimeUnixNano() - span.getStartTimeUnixNano();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Map<String, String> attributes(List<KeyValue> list) {
    Map<String, String> attributes = new TreeMap<>();
    list.forEach(attribute -> attributes.put(attribute.getKey(), text(attribute.getValue())));
    return attributes;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> Long.toString(value.getIntValue());
      default -> value.toString();
    };
  }
}
