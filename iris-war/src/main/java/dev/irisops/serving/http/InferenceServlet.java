package dev.irisops.serving.http;

import dev.irisops.serving.health.Health;
import dev.irisops.serving.inference.InferenceStatistics;
import dev.irisops.serving.json.InferenceModelJson;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.ModelProvider;
import dev.irisops.serving.problem.Problem;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * {@code /v2} and everything below it: the Open Inference Protocol V2, and what Triton's client
 * asks for besides.
 */
public final class InferenceServlet extends ApiServlet {
  private static final long serialVersionUID = 1L;

  /** The name of the server in the protocol. */
  private static final String SERVER = "irisops";

  private final transient ModelProvider models;
  private final transient Health health;
  private final transient Inference inference;
  private final transient InferenceStatistics statistics;
  private final String version;

  /**
   * @param statistics what the calls of {@code infer} are counted in
   * @param maxRows the most rows of one request
   * @param version the version of the server
   */
  public InferenceServlet(
      Pipeline pipeline,
      ModelProvider models,
      Health health,
      InferenceStatistics statistics,
      int maxRows,
      String version) {
    super(pipeline);
    this.models = models;
    this.health = health;
    this.inference = new Inference(statistics, maxRows);
    this.statistics = statistics;
    this.version = version;
  }

  @Override
  void answer(HttpServletRequest request, String body, HttpServletResponse response) {
    switch (RequestContext.of(request).route()) {
      case V2 -> json(request, response, InferenceModelJson.server(SERVER, version));
      case V2_LIVE -> json(request, response, InferenceModelJson.live());
      case V2_READY -> ready(request, response);
      case V2_INDEX -> index(request, response);
      case V2_MODEL -> json(request, response, InferenceModelJson.metadata(card(request)));
      case V2_MODEL_READY -> modelReady(request, response);
      case V2_CONFIG -> json(request, response, InferenceModelJson.config(card(request)));
      case V2_STATS -> statistics(request, response);
      case V2_INFER -> infer(request, body, response);
      default -> throw new ProblemException(RequestChecks.notFound());
    }
  }

  private static void json(HttpServletRequest request, HttpServletResponse response, byte[] json) {
    Responses.json(request, response, json);
  }

  private void infer(HttpServletRequest request, String body, HttpServletResponse response) {
    Predictor predictor = Predictor.of(models, RequestContext.of(request));
    checkName(request, predictor.card());
    inference.answer(predictor, request, body, response);
  }

  private void statistics(HttpServletRequest request, HttpServletResponse response) {
    ModelCard card = card(request);
    json(request, response, InferenceModelJson.statistics(card, statistics.of(card.version())));
  }

  private void index(HttpServletRequest request, HttpServletResponse response) {
    Optional<ModelCard> card = models.state().model().map(Model::card);
    json(request, response, InferenceModelJson.index(card, notReady().map(Problem::detail)));
  }

  private void ready(HttpServletRequest request, HttpServletResponse response) {
    Optional<Problem> problem = notReady();
    problem.ifPresent(p -> fail(request, response, p));
    json(request, response, InferenceModelJson.ready(problem.map(Problem::detail)));
  }

  private void modelReady(HttpServletRequest request, HttpServletResponse response) {
    ModelCard card = card(request);
    Optional<Problem> problem = notReady();
    problem.ifPresent(p -> fail(request, response, p));
    json(
        request,
        response,
        InferenceModelJson.modelReady(card.name(), problem.map(Problem::detail)));
  }

  /** The body has more than an error, because the protocol asks for it. */
  private static void fail(
      HttpServletRequest request, HttpServletResponse response, Problem problem) {
    RequestContext.of(request).fail(problem.type());
    response.setStatus(problem.status());
  }

  /** Returns why the service is not ready; empty if it is. */
  private Optional<Problem> notReady() {
    if (health.readiness().up()) {
      return Optional.empty();
    } else if (health.isEnding()) {
      return Optional.of(RequestChecks.shuttingDown());
    }
    return Optional.of(
        models.state().model().isEmpty()
            ? Predictor.noModel().problem()
            : Problem.of(ProblemType.NO_MODEL, "the service is warming up; try again later"));
  }

  /** Returns the card of the model that the path names. */
  private ModelCard card(HttpServletRequest request) {
    ModelCard card = models.state().model().orElseThrow(Predictor::noModel).card();
    checkName(request, card);
    return card;
  }

  private static void checkName(HttpServletRequest request, ModelCard card) {
    String plain = Route.withoutSlash(RequestFilter.path(request));
    ModelPath path = ModelPath.of(plain).orElseThrow();
    if (!path.name().equals(card.name())) {
      throw notFound("this service has the model " + card.name() + " and no other");
    } else if (path.version().isPresent() && !path.version().get().equals(card.version())) {
      throw notFound("the model " + card.name() + " has the version " + card.version() + " here");
    }
  }

  private static ProblemException notFound(String detail) {
    return new ProblemException(ProblemType.NOT_FOUND, detail);
  }
}
