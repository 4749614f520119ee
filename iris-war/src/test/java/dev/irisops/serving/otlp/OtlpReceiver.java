package dev.irisops.serving.otlp;

import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;

/**
 * Receives spans as a collector does: by {@code http/protobuf} or {@code grpc}, compressed or not,
 * as the published protocol has them.
 */
public final class OtlpReceiver implements AutoCloseable {
  /** The length of what gRPC puts before a message: a flag and the length. */
  private static final int GRPC_PREFIX = 5;

  private final MockWebServer server = new MockWebServer();
  private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();
  private final Queue<Headers> headers = new ConcurrentLinkedQueue<>();

  private OtlpReceiver(Protocol protocol) {
    server.setProtocols(List.of(protocol));
    server.setDispatcher(new Receiving());
    try {
      server.start(InetAddress.getLoopbackAddress(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a receiver for {@code http/protobuf}. */
  public static OtlpReceiver http() {
    return new OtlpReceiver(Protocol.HTTP_1_1);
  }

  /** Starts a receiver for {@code grpc}. */
  public static OtlpReceiver grpc() {
    return new OtlpReceiver(Protocol.H2_PRIOR_KNOWLEDGE);
  }

  private final class Receiving extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      headers.add(request.getHeaders());
      byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
      try {
        return switch (request.getTarget()) {
          case "/v1/traces" -> {
            receive(unzipped(body, "gzip".equals(request.getHeaders().get("Content-Encoding"))));
            yield new MockResponse.Builder()
                .addHeader("Content-Type", "application/x-protobuf")
                .body(
                    new Buffer()
                        .write(ExportTraceServiceResponse.newBuilder().build().toByteArray()))
                .build();
          }
          case "/opentelemetry.proto.collector.trace.v1.TraceService/Export" -> {
            byte[] message = new byte[body.length - GRPC_PREFIX];
            System.arraycopy(body, GRPC_PREFIX, message, 0, message.length);
            receive(unzipped(message, body[0] == 1));
            yield new MockResponse.Builder()
                .addHeader("Content-Type", "application/grpc")
                .body(new Buffer().write(new byte[GRPC_PREFIX]))
                .trailers(Headers.of("grpc-status", "0"))
                .build();
          }
          default -> new MockResponse.Builder().code(404).build();
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] unzipped(byte[] bytes, boolean compressed) throws IOException {
    try (InputStream in = new ByteArrayInputStream(bytes)) {
      return compressed ? new GZIPInputStream(in).readAllBytes() : bytes;
    }
  }

  private void receive(byte[] message) throws IOException {
    ExportTraceServiceRequest.parseFrom(message)
        .getResourceSpansList()
        .forEach(
            sent ->
                sent.getScopeSpansList().stream()
                    .flatMap(scope -> scope.getSpansList().stream())
                    .map(span -> ReceivedSpan.of(span, sent.getResource().getAttributesList()))
                    .forEach(spans::add));
  }

  /** Returns the address for {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
  public String endpoint() {
    return "http://localhost:" + server.getPort();
  }

  /** Returns the spans so far, in the order of their ends. */
  public List<ReceivedSpan> spans() {
    return List.copyOf(spans);
  }

  /** Returns the spans so far with a name. */
  public List<ReceivedSpan> spans(String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }

  /** Returns the spans right below another, in the order of their ends. */
  public List<ReceivedSpan> children(ReceivedSpan parent) {
    return spans.stream().filter(span -> span.parentId().equals(parent.spanId())).toList();
  }

  /** Returns the headers of each export so far. */
  public List<Headers> headers() {
    return List.copyOf(headers);
  }

  @Override
  public void close() {
    server.close();
  }
}
