package dev.irisops.training.evaluation;

import dev.irisops.training.training.Candidate;

/**
 * One line of the final table.
 *
 * @param candidate who was judged
 * @param evaluation what was found
 */
public record Standing(Candidate candidate, Evaluation evaluation) {}
