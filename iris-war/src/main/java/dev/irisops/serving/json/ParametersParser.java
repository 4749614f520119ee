package dev.irisops.serving.json;

import jakarta.json.stream.JsonParser.Event;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads an object of parameters, and keeps those of the binary data and classification extensions.
 * Others are skipped, because callers may send parameters for other servers.
 */
final class ParametersParser {
  private final StrictParser json;
  private final String where;
  private Optional<Boolean> binaryData = Optional.empty();
  private Optional<Boolean> binaryDataOutput = Optional.empty();
  private OptionalLong binaryDataSize = OptionalLong.empty();
  private OptionalInt classification = OptionalInt.empty();

  /**
   * @param where what messages call the object
   */
  ParametersParser(StrictParser json, String where) {
    this.json = json;
    this.where = where;
  }

  /** Reads the object that begins with {@code event}. */
  void read(Event event) {
    json.expect(event, Event.START_OBJECT, where);
    json.members(where + ": ", this::readMember);
  }

  private void readMember(String key, Event event) {
    String member = where + "." + key;
    if (event == Event.VALUE_NULL) {
      return;
    }
    switch (key) {
      case "binary_data" -> binaryData = Optional.of(json.bool(event, member));
      case "binary_data_output" -> binaryDataOutput = Optional.of(json.bool(event, member));
      case "binary_data_size" -> binaryDataSize = OptionalLong.of(json.count(event, member));
      case "classification" ->
          classification =
              OptionalInt.of((int) Math.min(Integer.MAX_VALUE, json.count(event, member)));
      default -> json.skip(event, "");
    }
  }

  Optional<Boolean> binaryData() {
    return binaryData;
  }

  Optional<Boolean> binaryDataOutput() {
    return binaryDataOutput;
  }

  OptionalLong binaryDataSize() {
    return binaryDataSize;
  }

  OptionalInt classification() {
    return classification;
  }
}
