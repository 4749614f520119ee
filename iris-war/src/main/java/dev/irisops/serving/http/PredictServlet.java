package dev.irisops.serving.http;

import dev.irisops.serving.json.PredictionJson;
import dev.irisops.serving.json.RowJson;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.Row;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code POST /predict}: predicts one row. */
public final class PredictServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient ModelProvider models;

  /** Creates the servlet. */
  public PredictServlet(Pipeline pipeline, ModelProvider models) {
    super(pipeline);
    this.models = models;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    Predictor predictor = Predictor.of(models, RequestContext.of(request));
    ModelCard card = predictor.card();
    Row row = RowJson.single(body, card.schema());
    Responses.json(request, response, PredictionJson.single(card, predictor.predict(row)));
  }
}
