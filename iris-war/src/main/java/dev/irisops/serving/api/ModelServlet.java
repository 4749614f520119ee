package dev.irisops.serving.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.irisops.serving.prediction.Models;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /model}: the card of the model that answers, and how the last reload ended. */
@WebServlet("/model/*")
public class ModelServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  private final transient Models models;

  @Inject
  ModelServlet(Models models) {
    this.models = models;
  }

  @Override
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    JsonWriting.send(response, ModelJson.of(models.state()).getBytes(UTF_8));
  }
}
