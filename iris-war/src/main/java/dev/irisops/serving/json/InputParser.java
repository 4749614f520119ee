package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemType.BATCH_TOO_LARGE;
import static dev.irisops.serving.problem.ProblemType.WRONG_TYPE;

import dev.irisops.serving.inference.DeclaredInput;
import dev.irisops.serving.inference.ListedElements;
import dev.irisops.serving.problem.ProblemException;
import jakarta.json.stream.JsonParser.Event;
import java.util.Arrays;
import java.util.Optional;

/** Reads one object of {@code inputs}. */
final class InputParser {
  /** One more than a shape can have here, so that the message about it can show that. */
  private static final int MAX_DIMENSIONS = 3;

  private final StrictParser json;
  private final String where;
  private final int maxElements;
  private final ParametersParser parameters;
  private Optional<String> name = Optional.empty();
  private Optional<String> datatype = Optional.empty();
  private Optional<long[]> shape = Optional.empty();
  private Optional<ListedElements> data = Optional.empty();

  /**
   * @param where what messages call the object
   * @param maxElements the most elements of the tensor
   */
  InputParser(StrictParser json, String where, int maxElements) {
    this.json = json;
    this.where = where;
    this.maxElements = maxElements;
    this.parameters = new ParametersParser(json, where + ".parameters");
  }

  /** Reads the object, which has begun. */
  DeclaredInput read() {
    json.members(where + ": ", this::readMember);
    return new DeclaredInput(
        name.orElseThrow(() -> missing("name", "a string")),
        datatype.orElseThrow(() -> missing("datatype", "a string")),
        shape.orElseThrow(() -> missing("shape", "an array")),
        data,
        parameters.binaryDataSize());
  }

  private ProblemException missing(String key, String expected) {
    return InferenceParser.missing(where + "." + key, expected);
  }

  private void readMember(String key, Event event) {
    switch (key) {
      case "name" -> name = Optional.of(json.string(event, where + ".name"));
      case "datatype" -> datatype = Optional.of(json.string(event, where + ".datatype"));
      case "shape" -> shape = Optional.of(shape(event));
      case "parameters" -> {
        if (event != Event.VALUE_NULL) {
          parameters.read(event);
        }
      }
      case "data" -> {
        if (event != Event.VALUE_NULL) {
          data = Optional.of(data(event));
        }
      }
      default -> json.skip(event, "");
    }
  }

  private long[] shape(Event event) {
    String member = where + ".shape";
    json.expect(event, Event.START_ARRAY, member);
    long[] dimensions = {};
    for (Event next = json.next(); next != Event.END_ARRAY; next = json.next()) {
      if (dimensions.length == MAX_DIMENSIONS) {
        throw new ProblemException(
            WRONG_TYPE, member + ": expected one or two dimensions, found more");
      }
      dimensions = Arrays.copyOf(dimensions, dimensions.length + 1);
      dimensions[dimensions.length - 1] = json.count(next, member);
    }
    return dimensions;
  }

  private ListedElements data(Event event) {
    String member = where + ".data";
    json.expect(event, Event.START_ARRAY, member);
    ListedElements elements = new ListedElements();
    for (Event next = json.next(); next != Event.END_ARRAY; next = json.next()) {
      if (next == Event.START_ARRAY) {
        list(elements, member);
      } else {
        add(elements, next, member);
      }
    }
    return elements;
  }

  private void list(ListedElements elements, String member) {
    int before = elements.size();
    for (Event next = json.next(); next != Event.END_ARRAY; next = json.next()) {
      add(elements, next, member);
    }
    elements.endList(elements.size() - before);
  }

  private void add(ListedElements elements, Event event, String member) {
    if (elements.size() == maxElements) {
      throw new ProblemException(
          BATCH_TOO_LARGE, member + ": expected at most " + maxElements + " elements, found more");
    }
    switch (event) {
      case VALUE_NUMBER -> elements.add(Double.parseDouble(json.text()));
      case VALUE_STRING -> elements.add(json.text());
      case VALUE_NULL -> elements.addMissing();
      default ->
          throw new ProblemException(
              WRONG_TYPE,
              member + ": expected numbers, strings or null, found " + StrictParser.name(event));
    }
  }
}
