package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;
import java.util.Optional;

/**
 * The evaluation of a candidate.
 *
 * @param candidate evaluated candidate
 * @param evaluation scores of the candidate
 * @param objection reasons why it does not pass the {@link Gate}; empty if it does
 */
public record CandidateResult(
    Candidate candidate, Evaluation evaluation, Optional<String> objection) {}
