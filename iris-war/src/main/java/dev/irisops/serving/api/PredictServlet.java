package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Models;
import dev.irisops.serving.prediction.Row;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /predict}: the class of one row. */
@WebServlet(urlPatterns = "/predict/*", loadOnStartup = 1)
public class PredictServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient Models models;
  private final transient Uploads uploads;

  @Inject
  PredictServlet(Models models, Uploads uploads) {
    this.models = models;
    this.uploads = uploads;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RequestContext context = RequestContext.of(request);
    Deadline deadline = context.deadline();
    Model model = models.current();
    Row row =
        JsonRows.single(
            uploads.text(request.getInputStream(), request.getContentLengthLong(), context),
            model.card().schema());
    JsonWriting.send(response, PredictionJson.single(model.card(), model.predict(row, deadline)));
  }
}
