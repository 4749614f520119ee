package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemType.BAD_REQUEST;
import static dev.irisops.serving.problem.ProblemType.WRONG_TYPE;

import dev.irisops.serving.inference.DeclaredInput;
import dev.irisops.serving.inference.InferenceRequest;
import dev.irisops.serving.inference.RequestedOutput;
import dev.irisops.serving.problem.ProblemException;
import jakarta.json.stream.JsonParser.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the JSON of one request for predictions. Members that it does not know are skipped. */
final class InferenceParser {
  /** The most outputs that a request may list; a model has fewer. */
  private static final int MAX_OUTPUTS = 8;

  private final StrictParser json;
  private final int maxInputs;
  private final int maxElements;
  private Optional<String> id = Optional.empty();
  private ParametersParser parameters;
  private List<DeclaredInput> inputs = List.of();
  private List<RequestedOutput> outputs = List.of();

  /**
   * @param maxInputs the most input tensors
   * @param maxElements the most elements of an input tensor
   */
  InferenceParser(StrictParser json, int maxInputs, int maxElements) {
    this.json = json;
    this.maxInputs = maxInputs;
    this.maxElements = maxElements;
    this.parameters = new ParametersParser(json, "parameters");
  }

  /** Reads the whole text. */
  InferenceParser read() {
    json.expect(Event.START_OBJECT);
    json.members("", this::readMember);
    json.expectEnd();
    if (inputs.isEmpty()) {
      throw new ProblemException(BAD_REQUEST, "inputs: expected one tensor or more, found none");
    }
    return this;
  }

  private void readMember(String key, Event event) {
    if (event == Event.VALUE_NULL) { // what clients send for a member that is not set
      return;
    }
    switch (key) {
      case "id" -> readId(event);
      case "parameters" -> parameters.read(event);
      case "inputs" ->
          inputs = list(key, event, maxInputs, DeclaredInput::name, where -> inputIn(where));
      case "outputs" ->
          outputs = list(key, event, MAX_OUTPUTS, RequestedOutput::name, where -> outputIn(where));
      default -> json.skip(event, "");
    }
  }

  private void readId(Event event) {
    String text = json.string(event, "id");
    if (text.length() > InferenceRequest.MAX_ID_LENGTH) {
      throw new ProblemException(
          BAD_REQUEST, "id: expected at most " + InferenceRequest.MAX_ID_LENGTH + " characters");
    }
    id = Optional.of(text);
  }

  /**
   * Reads an array of tensors with different names.
   *
   * @param read reads the object that has begun, and is told what messages call it
   */
  private <T> List<T> list(
      String key, Event event, int most, Function<T, String> nameOf, Function<String, T> read) {
    json.expect(event, Event.START_ARRAY, key);
    List<T> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Event next = json.next(); next != Event.END_ARRAY; next = json.next()) {
      String where = key + "[" + tensors.size() + "]";
      if (tensors.size() == most) {
        throw new ProblemException(
            BAD_REQUEST, key + ": expected at most " + most + " tensors, found more");
      }
      json.expect(next, Event.START_OBJECT, where);
      T tensor = read.apply(where);
      if (!names.add(nameOf.apply(tensor))) {
        throw new ProblemException(
            BAD_REQUEST,
            where + ": expected another name, found " + nameOf.apply(tensor) + " again");
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  private DeclaredInput inputIn(String where) {
    return new InputParser(json, where, maxElements).read();
  }

  private RequestedOutput outputIn(String where) {
    OutputParser output = new OutputParser(where);
    json.members(where + ": ", output::readMember);
    return output.result();
  }

  /** Reads one object of {@code outputs}. */
  private final class OutputParser {
    private final String where;
    private final ParametersParser own;
    private Optional<String> name = Optional.empty();

    OutputParser(String where) {
      this.where = where;
      this.own = new ParametersParser(json, where + ".parameters");
    }

    void readMember(String key, Event event) {
      if (key.equals("name")) {
        name = Optional.of(json.string(event, where + ".name"));
      } else if (key.equals("parameters") && event != Event.VALUE_NULL) {
        own.read(event);
      } else {
        json.skip(event, "");
      }
    }

    RequestedOutput result() {
      return new RequestedOutput(
          name.orElseThrow(() -> missing(where + ".name", "a string")),
          own.binaryData(),
          own.classification());
    }
  }

  /** Returns the problem of a member that an object lacks. */
  static ProblemException missing(String where, String expected) {
    return new ProblemException(WRONG_TYPE, where + ": expected " + expected + ", found nothing");
  }

  Optional<String> id() {
    return id;
  }

  List<DeclaredInput> inputs() {
    return inputs;
  }

  List<RequestedOutput> outputs() {
    return outputs;
  }

  /** Returns true if outputs are binary unless they say otherwise. */
  boolean isBinaryOutput() {
    return parameters.binaryDataOutput().orElse(false);
  }
}
