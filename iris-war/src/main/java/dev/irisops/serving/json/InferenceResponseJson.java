package dev.irisops.serving.json;

import dev.irisops.serving.inference.Elements;
import dev.irisops.serving.inference.OutputTensor;
import dev.irisops.serving.prediction.ModelCard;
import jakarta.json.stream.JsonGenerator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Writes answers of the Open Inference Protocol V2. */
public final class InferenceResponseJson {
  private InferenceResponseJson() {}

  /**
   * Returns, for instance,
   *
   * <pre>
   * {"model_name":"iris","model_version":"…","id":"7","outputs":[
   *  {"name":"predicted_class","shape":[1],"datatype":"BYTES","data":["setosa"]},
   *  {"name":"probabilities","shape":[1,3],"datatype":"FP64","parameters":{"binary_data_size":24}}]}
   * </pre>
   */
  public static InferenceAnswer of(
      ModelCard card, Optional<String> id, List<OutputTensor> outputs) {
    List<byte[]> binary =
        outputs.stream().filter(OutputTensor::binary).map(OutputTensor::bytes).toList();
    return new InferenceAnswer(json(card, id, outputs, binary), binary);
  }

  private static byte[] json(
      ModelCard card, Optional<String> id, List<OutputTensor> outputs, List<byte[]> binary) {
    return JsonWriter.bytes(
        json -> {
          json.writeStartObject()
              .write("model_name", card.name())
              .write("model_version", card.version());
          id.ifPresent(text -> json.write("id", text));
          json.writeStartArray("outputs");
          Iterator<byte[]> elements = binary.iterator();
          outputs.forEach(output -> write(json, output, elements));
          json.writeEnd().writeEnd();
        });
  }

  private static void write(JsonGenerator json, OutputTensor output, Iterator<byte[]> binary) {
    begin(json, output);
    if (output.binary()) {
      writeSize(json, binary.next().length);
    } else {
      writeData(json, output.elements(), output.isText());
    }
    json.writeEnd();
  }

  private static void begin(JsonGenerator json, OutputTensor output) {
    json.writeStartObject().write("name", output.name()).writeStartArray("shape");
    output.shape().forEach(json::write);
    json.writeEnd().write("datatype", output.type().name());
  }

  private static void writeSize(JsonGenerator json, int size) {
    json.writeStartObject("parameters").write("binary_data_size", size).writeEnd();
  }

  private static void writeData(JsonGenerator json, Elements elements, boolean isText) {
    json.writeStartArray("data");
    for (int i = 0; i < elements.size(); i++) {
      if (isText) {
        json.write(elements.text(i).orElseThrow());
      } else {
        json.write(elements.number(i));
      }
    }
    json.writeEnd();
  }
}
