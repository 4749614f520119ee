package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;
import dev.irisops.training.dataset.Target;
import dev.irisops.training.evaluation.CandidateResult;
import dev.irisops.training.evaluation.Evaluation;
import dev.irisops.training.evaluation.FailedCandidate;
import dev.irisops.training.evaluation.Protocol;
import dev.irisops.training.evaluation.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the folds that have run into a ranking: the same repeats for all candidates. */
record Results(ModelSelection selection, Protocol protocol, Plan plan, FoldRun run) {
  /**
   * Ranks the candidates that have at least one complete repeat; the others have failed.
   *
   * @param target what they predict
   */
  Ranking ranking(List<Candidate> candidates, Target target) {
    List<Candidate> evaluated = new ArrayList<>();
    List<FailedCandidate> failed = new ArrayList<>();
    for (Candidate candidate : candidates) {
      failure(candidate).ifPresentOrElse(failed::add, () -> evaluated.add(candidate));
    }
    int repeats = evaluated.stream().mapToInt(run::repeats).min().orElse(protocol.repeats());
    return new Ranking(
        carriedOut(repeats),
        evaluated.stream()
            .map(
                candidate ->
                    result(candidate, Evaluation.of(run.outcomes(candidate, repeats), target)))
            .toList(),
        failed);
  }

  private CandidateResult result(Candidate candidate, Evaluation evaluation) {
    return new CandidateResult(candidate, evaluation, selection.gate().objection(evaluation));
  }

  private Optional<FailedCandidate> failure(Candidate candidate) {
    Optional<FailedCandidate> dropped =
        plan.dropped().stream().filter(d -> d.candidate().equals(candidate)).findFirst();
    if (dropped.isPresent()) {
      return dropped; // which the user knows already
    }
    Optional<FailedCandidate> failure =
        Optional.ofNullable(run.failures().get(candidate))
            .map(FoldRun.Failure::reason)
            .or(() -> unfinished(candidate))
            .map(reason -> new FailedCandidate(candidate, reason));
    failure.ifPresent(f -> selection.warn(f.toString()));
    return failure;
  }

  private Optional<String> unfinished(Candidate candidate) {
    return run.repeats(candidate) > 0
        ? Optional.empty()
        : Optional.of("not evaluated: its first repeat " + run.schedule().end());
  }

  private Protocol carriedOut(int repeats) {
    if (repeats == protocol.repeats()) {
      return protocol;
    }
    String note =
        "%d of %d repeats, as many as fit into %s"
            .formatted(repeats, protocol.repeats(), selection.limit());
    selection.warn(note);
    return protocol.with(repeats, protocol.folds(), List.of(note));
  }
}
