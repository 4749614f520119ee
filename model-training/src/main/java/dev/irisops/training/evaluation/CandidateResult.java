package dev.irisops.training.evaluation;

import dev.irisops.training.algorithm.Candidate;

/**
 * The evaluation of a candidate.
 *
 * @param candidate evaluated candidate
 * @param evaluation scores of the candidate
 */
public record CandidateResult(Candidate candidate, Evaluation evaluation) {}
