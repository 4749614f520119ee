package dev.irisops.serving.http;

import dev.irisops.serving.json.ModelJson;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.ModelState;
import dev.irisops.serving.prediction.SharedLabels;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;

/**
 * {@code GET /model}: the card of the loaded model, the result of the last reload, and what shares
 * a label value in the metrics.
 */
public final class ModelServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient ModelProvider models;
  private final transient Function<ModelCard, SharedLabels> shared;

  /**
   * Creates the servlet.
   *
   * @param shared gives the names of a model that share a label value in the metrics
   */
  public ModelServlet(
      Pipeline pipeline, ModelProvider models, Function<ModelCard, SharedLabels> shared) {
    super(pipeline);
    this.models = models;
    this.shared = shared;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    ModelState state = models.state();
    ModelCard card = state.model().orElseThrow(Predictor::noModel).card();
    Responses.json(request, response, ModelJson.of(card, state.lastReload(), shared.apply(card)));
  }
}
