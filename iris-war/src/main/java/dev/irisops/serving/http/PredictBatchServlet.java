package dev.irisops.serving.http;

import dev.irisops.serving.json.PredictionJson;
import dev.irisops.serving.json.RowJson;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /predict/batch}: predicts many rows, in the same order. Either all rows are answered,
 * or none; with {@code ?partial=true}, all that can be.
 */
public final class PredictBatchServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private static final Pattern PARTIAL = Pattern.compile("(?:^|&)partial(?:=([^&]*))?(?=&|$)");

  private final transient ModelProvider models;
  private final int maxRows;

  /**
   * @param maxRows the most rows of one batch
   */
  public PredictBatchServlet(Pipeline pipeline, ModelProvider models, int maxRows) {
    super(pipeline);
    this.models = models;
    this.maxRows = maxRows;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    boolean partial = isPartial(request);
    Predictor predictor = Predictor.of(models, RequestContext.of(request));
    Responses.json(request, response, partial ? some(predictor, body) : all(predictor, body));
  }

  private byte[] all(Predictor predictor, String body) {
    ModelCard card = predictor.card();
    return PredictionJson.batch(
        card, predictor.predictAll(RowJson.batch(body, card.schema(), maxRows)));
  }

  private byte[] some(Predictor predictor, String body) {
    ModelCard card = predictor.card();
    return PredictionJson.partialBatch(
        card, predictor.predictSome(RowJson.partialBatch(body, card.schema(), maxRows)));
  }

  /** Reads the query itself, because the container's parser throws at a malformed one. */
  private static boolean isPartial(HttpServletRequest request) {
    Matcher partial = PARTIAL.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
    if (!partial.find() || "false".equals(partial.group(1))) {
      return false;
    } else if ("true".equals(partial.group(1))) {
      return true;
    }
    throw new ProblemException(ProblemType.BAD_REQUEST, "partial: expected true or false");
  }
}
