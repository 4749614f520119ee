package dev.irisops.serving.json;

import dev.irisops.serving.inference.Datatype;
import dev.irisops.serving.inference.InferenceStatistics.Total;
import dev.irisops.serving.inference.InferenceStatistics.Totals;
import dev.irisops.serving.inference.ModelOutput;
import dev.irisops.serving.prediction.Feature;
import dev.irisops.serving.prediction.ModelCard;
import dev.irisops.serving.prediction.NominalFeature;
import jakarta.json.stream.JsonGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes what the Open Inference Protocol V2 and Triton's extensions tell of server and model. */
public final class InferenceModelJson {
  /** As the specification names platforms: project and format. */
  private static final String PLATFORM = "weka_model";

  private InferenceModelJson() {}

  /** Returns {@code {"name":…,"version":…,"extensions":[…]}}. */
  public static byte[] server(String name, String version) {
    return JsonWriter.bytes(
        json ->
            json.writeStartObject()
                .write("name", name)
                .write("version", version)
                .writeStartArray("extensions")
                .write("binary_tensor_data")
                .write("classification")
                .write("model_configuration")
                .write("statistics")
                .writeEnd()
                .writeEnd());
  }

  /** Returns {@code {"live":true}}. */
  public static byte[] live() {
    return JsonWriter.bytes(json -> json.writeStartObject().write("live", true).writeEnd());
  }

  /**
   * Returns {@code {"live":true,"ready":true}}, for instance: the specification calls the answer to
   * "ready" {@code live}, and KServe calls it {@code ready}.
   *
   * @param error why not, if the service is not ready
   */
  public static byte[] ready(Optional<String> error) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().write("live", error.isEmpty());
          writeReady(json, error);
        });
  }

  /**
   * Returns {@code {"name":"iris","ready":true}}, for instance.
   *
   * @param error why not, if the model is not ready
   */
  public static byte[] modelReady(String name, Optional<String> error) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().write("name", name);
          writeReady(json, error);
        });
  }

  private static void writeReady(JsonGenerator json, Optional<String> error) {
    json.write("ready", error.isEmpty());
    error.ifPresent(reason -> json.write("error", reason));
    json.writeEnd();
  }

  /** Returns names, types and shapes of the inputs and outputs of a model; n rows are -1. */
  public static byte[] metadata(ModelCard card) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject()
              .write("name", card.name())
              .writeStartArray("versions")
              .write(card.version())
              .writeEnd()
              .write("platform", PLATFORM);
          writeTensors(json, card, "inputs", "outputs", new TensorKeys("datatype", "shape", false));
          json.writeEnd();
        });
  }

  /** Returns the configuration that Triton would have for a model; n rows are -1. */
  public static byte[] config(ModelCard card) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject()
              .write("name", card.name())
              .write("platform", PLATFORM)
              .write("max_batch_size", 0); // so that dims are whole shapes
          writeTensors(json, card, "input", "output", new TensorKeys("data_type", "dims", true));
          json.writeEnd();
        });
  }

  /** How an object names the type and the shape of a tensor. */
  private record TensorKeys(String type, String shape, boolean ofTriton) {
    String name(Datatype datatype) {
      return ofTriton ? datatype.tritonName() : datatype.name();
    }
  }

  private static void writeTensors(
      JsonGenerator json, ModelCard card, String inputs, String outputs, TensorKeys keys) {
    json.writeStartArray(inputs);
    for (Feature feature : card.schema().features()) {
      Datatype type = feature instanceof NominalFeature ? Datatype.BYTES : Datatype.FP64;
      json.writeStartObject().write("name", feature.name()).write(keys.type(), keys.name(type));
      json.writeStartArray(keys.shape()).write(-1).writeEnd().writeEnd();
    }
    json.writeEnd().writeStartArray(outputs);
    for (ModelOutput output : ModelOutput.of(card.schema())) {
      json.writeStartObject()
          .write("name", output.name())
          .write(keys.type(), keys.name(output.type()))
          .writeStartArray(keys.shape())
          .write(-1);
      output.columns().ifPresent(json::write);
      json.writeEnd().writeEnd();
    }
    json.writeEnd();
  }

  /** Returns the statistics of a model as Triton's extension has them. */
  public static byte[] statistics(ModelCard card, Totals totals) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject().writeStartArray("model_stats").writeStartObject();
          json.write("name", card.name())
              .write("version", card.version())
              .write("last_inference", totals.lastInference())
              .write("inference_count", totals.rows())
              .write("execution_count", totals.success().count())
              .writeStartObject("inference_stats");
          totals(totals).forEach((key, total) -> write(json, key, total));
          json.writeEnd().writeStartArray("batch_stats").writeEnd();
          json.writeEnd().writeEnd().writeEnd();
        });
  }

  /** Without a queue, and without a cache. */
  private static Map<String, Total> totals(Totals totals) {
    Map<String, Total> stats = new LinkedHashMap<>();
    stats.put("success", totals.success());
    stats.put("fail", totals.failure());
    stats.put("queue", new Total(totals.success().count(), 0));
    stats.put("compute_input", totals.input());
    stats.put("compute_infer", totals.inference());
    stats.put("compute_output", totals.output());
    stats.put("cache_hit", new Total(0, 0));
    stats.put("cache_miss", new Total(0, 0));
    return stats;
  }

  private static void write(JsonGenerator json, String key, Total total) {
    json.writeStartObject(key).write("count", total.count()).write("ns", total.nanos()).writeEnd();
  }

  /**
   * Returns the models of the service, as Triton's repository index lists them: one, or none.
   *
   * @param card the loaded model
   * @param error why it is not ready; empty if it is
   */
  public static byte[] index(Optional<ModelCard> card, Optional<String> error) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartArray();
          card.ifPresent(
              model ->
                  json.writeStartObject()
                      .write("name", model.name())
                      .write("version", model.version())
                      .write("state", error.isEmpty() ? "READY" : "UNAVAILABLE")
                      .write("reason", error.orElse(""))
                      .writeEnd());
          json.writeEnd();
        });
  }
}
