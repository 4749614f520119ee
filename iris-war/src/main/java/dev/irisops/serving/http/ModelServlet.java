package dev.irisops.serving.http;

import dev.irisops.serving.json.ModelJson;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.prediction.ModelState;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code GET /model}: the card of the loaded model, and the result of the last reload. */
public final class ModelServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient ModelProvider models;

  /** Creates the servlet. */
  public ModelServlet(Pipeline pipeline, ModelProvider models) {
    super(pipeline);
    this.models = models;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    ModelState state = models.state();
    Responses.json(
        request,
        response,
        ModelJson.of(state.model().orElseThrow(Predictor::noModel).card(), state.lastReload()));
  }
}
