package dev.irisops.training.selection;

import dev.irisops.training.algorithm.Candidate;

/**
 * The expected time of a candidate.
 *
 * @param candidate candidate
 * @param seconds expected time of one fold, in seconds
 * @param least true if the time is a lower bound, because a trial did not end
 */
record Cost(Candidate candidate, double seconds, boolean least) {}
