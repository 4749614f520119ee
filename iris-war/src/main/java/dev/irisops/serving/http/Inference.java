package dev.irisops.serving.http;

import dev.irisops.serving.admission.ContentCoding;
import dev.irisops.serving.inference.BinaryPart;
import dev.irisops.serving.inference.InferenceRequest;
import dev.irisops.serving.inference.InferenceStatistics;
import dev.irisops.serving.inference.InferenceStatistics.Times;
import dev.irisops.serving.inference.OutputSelection;
import dev.irisops.serving.json.InferenceAnswer;
import dev.irisops.serving.json.InferenceRequestJson;
import dev.irisops.serving.json.InferenceResponseJson;
import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.InvalidRowsException;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.Row;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import dev.irisops.serving.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The call {@code infer} of the Open Inference Protocol V2: predicts the rows of its tensors. */
final class Inference {
  /** Says where the JSON of a body ends and its binary part begins, in bytes. */
  static final String HEADER_LENGTH = "Inference-Header-Content-Length";

  private final InferenceStatistics statistics;
  private final int maxRows;

  Inference(InferenceStatistics statistics, int maxRows) {
    this.statistics = statistics;
    this.maxRows = maxRows;
  }

  /**
   * Answers a call.
   *
   * @param body its bytes, as characters
   * @throws ProblemException if the body cannot be read, or a row cannot be answered
   */
  void answer(
      Predictor predictor, HttpServletRequest request, String body, HttpServletResponse response) {
    long start = System.nanoTime();
    InferenceAnswer answer;
    try {
      answer = answer(predictor, request, body, start);
    } catch (RuntimeException e) {
      statistics.failed(predictor.card().version(), since(start));
      throw e;
    }
    send(request, response, answer);
  }

  private InferenceAnswer answer(
      Predictor predictor, HttpServletRequest request, String body, long start) {
    ModelCard card = predictor.card();
    InferenceRequest call = read(request.getHeader(HEADER_LENGTH), body, card.schema());
    OutputSelection outputs = call.selection(card.schema());
    List<Row> rows = rows(call, card.schema());
    Duration input = since(start);
    List<Answer> answers = predictor.predictAll(rows);
    Duration inference = since(start).minus(input);
    InferenceAnswer answer =
        InferenceResponseJson.of(card, call.id(), outputs.tensors(card.schema(), answers));
    Duration output = since(start).minus(input).minus(inference);
    statistics.succeeded(card.version(), rows.size(), new Times(input, inference, output));
    return answer;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static List<Row> rows(InferenceRequest call, Schema schema) {
    try {
      return call.rows(schema);
    } catch (InvalidRowsException e) {
      throw new ProblemException(Problems.invalid(e));
    }
  }

  private InferenceRequest read(String headerLength, String body, Schema schema) {
    int length = headerLength == null ? body.length() : jsonLength(headerLength, body.length());
    ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.ISO_8859_1));
    return InferenceRequestJson.read(
        text(bytes.slice(0, length)),
        new BinaryPart(bytes.slice(length, bytes.capacity() - length)),
        schema,
        maxRows);
  }

  private static int jsonLength(String header, int bodyLength) {
    boolean isLength = header.matches("[0-9]{1,9}") && Integer.parseInt(header) <= bodyLength;
    if (!isLength) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          "%s: expected a number of at most %d, the length of the body"
              .formatted(HEADER_LENGTH, bodyLength));
    }
    return Integer.parseInt(header);
  }

  private static String text(ByteBuffer utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw new ProblemException(ProblemType.MALFORMED_JSON, "the body is not UTF-8");
    }
  }

  private static void send(
      HttpServletRequest request, HttpServletResponse response, InferenceAnswer answer) {
    ContentCoding coding = coding(request);
    if (coding != ContentCoding.IDENTITY) {
      response.setHeader("Content-Encoding", coding.token());
    }
    boolean isJson = answer.binary().isEmpty();
    if (!isJson) {
      response.setHeader(HEADER_LENGTH, Integer.toString(answer.json().length));
    }
    Responses.send(
        request,
        response,
        isJson ? "application/json" : "application/octet-stream",
        coding.encode(answer.body()));
  }

  private static ContentCoding coding(HttpServletRequest request) {
    return request.getHeader("Accept-Encoding") == null // which saves reading it
        ? ContentCoding.IDENTITY
        : Preferences.of(request.getHeaders("Accept-Encoding"))
            .coding(ContentCoding.GZIP, ContentCoding.DEFLATE);
  }
}
