package dev.irisops.serving.http;

import dev.irisops.serving.json.PredictionJson;
import dev.irisops.serving.json.RowJson;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.Row;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * {@code POST /predict/batch}: predicts the classes of many rows, in the same order. Either all
 * rows are answered, or none.
 */
public final class PredictBatchServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

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
    Predictor predictor = Predictor.of(models, RequestContext.of(request));
    ModelCard card = predictor.card();
    List<Row> rows = RowJson.batch(body, card.schema(), maxRows);
    Responses.json(
        request,
        response,
        PredictionJson.batch(card, rows.stream().map(predictor::predict).toList()));
  }
}
