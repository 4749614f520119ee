package dev.irisops.serving.inference;

import dev.irisops.serving.prediction.Answer;
import dev.irisops.serving.prediction.Schema;
import dev.irisops.serving.problem.ProblemException;
import dev.irisops.serving.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The outputs of a model that a request asks for, each in the form that it asks for. */
public final class OutputSelection {
  private final List<Selected> outputs;

  private record Selected(ModelOutput output, OptionalInt classification, boolean binary) {}

  private OutputSelection(List<Selected> outputs) {
    this.outputs = outputs;
  }

  /**
   * Returns what a request asks for.
   *
   * @throws ProblemException if the model has no such output, or it has no classes
   */
  static OutputSelection of(InferenceRequest request, Schema schema) {
    List<ModelOutput> all = ModelOutput.of(schema);
    List<Selected> selected = new ArrayList<>();
    if (request.outputs().isEmpty()) {
      all.forEach(o -> selected.add(new Selected(o, OptionalInt.empty(), request.binary())));
    }
    for (RequestedOutput wanted : request.outputs()) {
      selected.add(
          new Selected(
              find(wanted, all),
              wanted.classification(),
              wanted.binary().orElse(request.binary())));
    }
    return new OutputSelection(selected);
  }

  private static ModelOutput find(RequestedOutput wanted, List<ModelOutput> all) {
    ModelOutput output =
        all.stream()
            .filter(each -> each.name().equals(wanted.name()))
            .findFirst()
            .orElseThrow(() -> unknown(wanted, all));
    if (wanted.classification().isPresent() && output.columns().isEmpty()) {
      throw new ProblemException(
          ProblemType.BAD_REQUEST,
          output.name() + ": expected no classification, which only probabilities have");
    }
    return output;
  }

  private static ProblemException unknown(RequestedOutput wanted, List<ModelOutput> all) {
    String names = all.stream().map(ModelOutput::name).collect(Collectors.joining(" or "));
    return new ProblemException(
        ProblemType.BAD_REQUEST, "outputs: expected %s, found %s".formatted(names, wanted.name()));
  }

  /** Returns the output tensors of an answer. */
  public List<OutputTensor> tensors(Schema schema, List<Answer> answers) {
    return outputs.stream().map(selected -> tensor(selected, schema, answers)).toList();
  }

  private static OutputTensor tensor(Selected selected, Schema schema, List<Answer> answers) {
    ModelOutput output = selected.output;
    int rows = answers.size();
    if (selected.classification.isPresent()) {
      int count = Math.min(selected.classification.getAsInt(), output.columns().orElseThrow());
      TopClasses classes = new TopClasses(schema, answers, count);
      return new OutputTensor(
          output.name(), Datatype.BYTES, List.of(rows, count), classes, selected.binary);
    }
    List<Integer> shape =
        output.columns().isPresent() ? List.of(rows, output.columns().getAsInt()) : List.of(rows);
    return new OutputTensor(
        output.name(), output.type(), shape, output.elements().of(answers), selected.binary);
  }
}
