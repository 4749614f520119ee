package dev.irisops.serving.api;

import dev.irisops.serving.prediction.Deadline;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Models;
import dev.irisops.serving.prediction.Prediction;
import dev.irisops.serving.prediction.Row;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code POST /predict/batch}: the classes of many rows, in the same order; either all are
 * answered, or none.
 */
@WebServlet(urlPatterns = "/predict/batch/*", loadOnStartup = 1)
public class PredictBatchServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient Models models;
  private final transient Uploads uploads;
  private final int maxRows;

  @Inject
  PredictBatchServlet(Models models, Uploads uploads, LimitsConfig limits) {
    this.models = models;
    this.uploads = uploads;
    this.maxRows = limits.maxBatchRows();
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RequestContext context = RequestContext.of(request);
    Deadline deadline = context.deadline();
    Model model = models.current();
    String text = uploads.text(request.getInputStream(), request.getContentLengthLong(), context);
    List<Row> rows = JsonRows.batch(text, model.card().schema(), maxRows);
    List<Prediction> predictions =
        rows.stream()
            .peek(row -> deadline.check())
            .map(row -> model.predict(row, deadline))
            .toList();
    JsonWriting.send(response, PredictionJson.batch(model.card(), predictions));
  }
}
