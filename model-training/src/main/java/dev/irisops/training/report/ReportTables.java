package dev.irisops.training.report;

import dev.irisops.training.bundle.ModelCard;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.FailedCandidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of the report. */
final class ReportTables {
  private final ModelCard card;
  private final Results results;

  ReportTables(ModelCard card, Results results) {
    this.card = card;
    this.results = results;
  }

  /** Returns the section of the candidates; empty if the model was trained elsewhere. */
  String candidates() {
    return card.seed().isEmpty()
        ? ""
        : Html.fill(
            Resources.text("candidates.html"),
            Map.of("candidates", candidateTable(), "ranking", results.words().ranking()));
  }

  private String candidateTable() {
    String rows =
        Stream.concat(
                card.ranking().results().stream().map(this::candidate),
                card.ranking().failed().stream().map(this::failed))
            .collect(Collectors.joining());
    List<String> header = row("Candidate", results.titles(), "");
    return Html.table(header, rows).replace("<table>", "<table class=\"candidates\">");
  }

  private String candidate(CandidateResult result) {
    boolean best = result.equals(card.ranking().best());
    return Html.row(
        best ? " class=\"best\"" : "",
        row(
            result.candidate().algorithmName() + (best ? " ★ best" : ""),
            results.scores(result.evaluation()),
            result.objection().orElse("")));
  }

  private String failed(FailedCandidate failed) {
    List<String> noScores = Collections.nCopies(results.titles().size(), "");
    return Html.row("", row(failed.candidate().algorithmName(), noScores, failed.reason()));
  }

  private static List<String> row(String first, List<String> middle, String last) {
    List<String> row = new ArrayList<>(List.of(first));
    row.addAll(middle);
    row.add(last);
    return row;
  }

  String facts() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Algorithm", card.algorithm().className()));
    facts.add(List.of("Options", String.join(" ", card.algorithm().options())));
    facts.add(List.of("Trained with", runtime()));
    facts.add(List.of("Created", card.created().toString()));
    facts.add(List.of("Data source", card.source()));
    facts.add(List.of("Data SHA-256", card.dataset().sha256()));
    facts.add(List.of("Heap in the service", Numbers.kilobytes(card.heapBytes())));
    card.files().forEach((file, digest) -> facts.add(List.of(file + " SHA-256", digest)));
    return Html.table(List.of("", ""), facts).replace("<table>", "<table class=\"facts\">");
  }

  private String runtime() {
    String seed = card.seed().isPresent() ? ", seed " + card.seed().getAsInt() : "";
    return "Weka %s, Java %s%s".formatted(card.runtime().weka(), card.runtime().java(), seed);
  }
}
