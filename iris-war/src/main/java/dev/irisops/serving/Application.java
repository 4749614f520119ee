package dev.irisops.serving;

import dev.irisops.serving.accesslog.AccessLog;
import dev.irisops.serving.accesslog.AccessLogFormat;
import dev.irisops.serving.admission.HeadWatch;
import dev.irisops.serving.admission.HeapBudget;
import dev.irisops.serving.admission.InFlight;
import dev.irisops.serving.admission.Limits;
import dev.irisops.serving.admission.Uploads;
import dev.irisops.serving.auth.ApiKeys;
import dev.irisops.serving.auth.AuthSettings;
import dev.irisops.serving.health.Health;
import dev.irisops.serving.http.ErrorPage;
import dev.irisops.serving.http.HeaderNames;
import dev.irisops.serving.http.HttpLabels;
import dev.irisops.serving.http.HttpMetrics;
import dev.irisops.serving.http.InferenceServlet;
import dev.irisops.serving.http.ManagementFilter;
import dev.irisops.serving.http.ManagementPages;
import dev.irisops.serving.http.MetricsServlet;
import dev.irisops.serving.http.ModelServlet;
import dev.irisops.serving.http.OpenApiPages;
import dev.irisops.serving.http.OpenApiServlet;
import dev.irisops.serving.http.Pipeline;
import dev.irisops.serving.http.PredictBatchServlet;
import dev.irisops.serving.http.PredictServlet;
import dev.irisops.serving.http.RequestChecks;
import dev.irisops.serving.http.RequestFilter;
import dev.irisops.serving.http.WarmUp;
import dev.irisops.serving.inference.InferenceStatistics;
import dev.irisops.serving.json.InferenceMemory;
import dev.irisops.serving.json.RequestMemory;
import dev.irisops.serving.json.RowJson;
import dev.irisops.serving.model.ModelHeap;
import dev.irisops.serving.model.ModelReloader;
import dev.irisops.serving.model.ModelSettings;
import dev.irisops.serving.model.ModelStore;
import dev.irisops.serving.openapi.OpenApiDocument;
import dev.irisops.serving.openapi.OpenApiSettings;
import dev.irisops.serving.prediction.Model;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.process.GracefulShutdown;
import dev.irisops.serving.process.PortCheck;
import dev.irisops.serving.process.Ports;
import dev.irisops.serving.settings.Settings;
import dev.irisops.serving.telemetry.Telemetry;
import dev.irisops.serving.telemetry.TelemetrySettings;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Wires the service: reads all settings, creates every part, and hands the parts to each other. It
 * is the only place that does.
 */
final class Application implements AutoCloseable {
  private final Ports ports;
  private final Limits limits;
  private final GracefulShutdown shutdown;
  private final ApiKeys keys;
  private final AccessLog accessLog;
  private final Telemetry telemetry;
  private final HttpMetrics httpMetrics;
  private final OpenApiDocument document = new OpenApiDocument();
  private final OpenApiSettings openApi;
  private final ModelStore models;
  private final ModelReloader reloader;
  private final WarmUp warmUp;
  private final HeadWatch heads;
  private final String version;

  /**
   * Starts the service.
   *
   * @throws IllegalArgumentException if a setting is wrong or a port is taken
   */
  Application(Settings settings) {
    ports = Ports.from(settings);
    PortCheck.verify(ports);
    HeapBudget budget = HeapBudget.ofProcess();
    limits = Limits.from(settings, budget);
    ModelSettings modelSettings = ModelSettings.from(settings);
    shutdown = GracefulShutdown.from(settings, () -> System.exit(0));
    keys = ApiKeys.of(AuthSettings.from(settings), System::nanoTime);
    AccessLogFormat format = AccessLogFormat.from(settings);
    openApi = OpenApiSettings.from(settings);
    TelemetrySettings telemetrySettings = TelemetrySettings.from(settings);
    version = telemetrySettings.version();
    telemetry = new Telemetry(telemetrySettings, Clock.systemUTC());
    telemetry.observeKeyFile(keys::isFileValid);
    httpMetrics = telemetry.http(HttpLabels.requests(), HttpLabels.errors());
    models =
        new ModelStore(
            modelSettings, heapOfModels(budget), telemetry.predictions(), document::describe);
    models.load();
    reloader = ModelReloader.start(modelSettings, models);
    accessLog = new AccessLog(format);
    warmUp = new WarmUp(settings.atLeast(0, "iris.warm-up", 500));
    heads = HeadWatch.start(limits);
    shutdown.listen();
  }

  private static ModelHeap heapOfModels(HeapBudget budget) {
    return new ModelHeap(
        budget.heap(),
        budget.models(),
        Runtime.getRuntime().availableProcessors(),
        HeapBudget::optionFor);
  }

  /**
   * Adds the filter and the servlets of the API. A servlet also gets the paths below its own,
   * because Liberty does not match {@code /predict/} otherwise.
   */
  void addTo(ServletContext context) {
    context.addListener(new HeaderNames());
    Health health = new Health(models, shutdown, warmUp::isOver);
    add(
        context,
        new ManagementFilter(
            ports.management(),
            ManagementPages.of(
                health,
                Telemetry.runtimePage(),
                OpenApiPages.ofManagementPort(document, ports.api().map(URI::getPort).orElse(0)))));
    add(
        context,
        new RequestFilter(
            httpMetrics,
            telemetry.tracing(),
            accessLog,
            shutdown,
            limits.requestTimeout(),
            warmUp));
    Pipeline pipeline =
        new Pipeline(
            new RequestChecks(keys, shutdown),
            new Uploads(limits, System::nanoTime),
            new InFlight(limits, this::memoryOfRequest));
    add(context, inference(pipeline, health), "/v2/*");
    add(context, new PredictServlet(pipeline, models), "/predict/*");
    add(
        context,
        new PredictBatchServlet(pipeline, models, limits.maxBatchRows()),
        "/predict/batch/*");
    add(context, new ModelServlet(pipeline, models, telemetry::sharedLabels), "/model/*");
    add(context, new MetricsServlet(pipeline, telemetry.page()), "/metrics/*");
    add(
        context,
        new OpenApiServlet(
            pipeline, openApi.onApiPort() ? OpenApiPages.ofApiPort(document, keys) : Map.of()),
        "/openapi/*");
    add(context, new ErrorPage(), "/", "/error");
  }

  private InferenceServlet inference(Pipeline pipeline, Health health) {
    return new InferenceServlet(
        pipeline.with(this::memoryOfInference),
        models,
        health,
        new InferenceStatistics(Clock.systemUTC()),
        limits.maxBatchRows(),
        version);
  }

  private long memoryOfRequest(String body) {
    return memory(body, schema -> RequestMemory.bytes(schema, body, limits.maxBatchRows()));
  }

  private long memoryOfInference(String body) {
    return memory(body, schema -> InferenceMemory.bytes(schema, body, limits.maxBatchRows()));
  }

  /** Without a model, only the text of a request takes memory. */
  private long memory(String body, ToLongFunction<Schema> withModel) {
    return models
        .state()
        .model()
        .map(model -> withModel.applyAsLong(model.card().schema()))
        .orElse(2L * body.length());
  }

  /** Begins to warm up; the server listens once the application has started. */
  void warmUp() {
    List<String> rows = models.state().model().stream().flatMap(Application::examples).toList();
    warmUp.start(ports.api().map(api -> api.resolve("/predict")), rows);
  }

  private static Stream<String> examples(Model model) {
    return model.verifiedRows().stream().map(row -> RowJson.write(row, model.card().schema()));
  }

  private static void add(ServletContext context, HttpFilter filter) {
    context
        .addFilter(filter.getClass().getSimpleName(), filter)
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), true, "/*");
  }

  private static void add(ServletContext context, HttpServlet servlet, String... paths) {
    context.addServlet(servlet.getClass().getSimpleName(), servlet).addMapping(paths);
  }

  /** Stops the service with the WAR, whether or not the process ends too. */
  @Override
  public void close() {
    warmUp.close();
    shutdown.close();
    heads.close();
    reloader.close();
    telemetry.close();
    accessLog.close();
  }
}
