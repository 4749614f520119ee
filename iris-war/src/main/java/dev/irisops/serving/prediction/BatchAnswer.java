package dev.irisops.serving.prediction;

import java.util.List;

/**
 * The answers to a batch of which some rows may be refused.
 *
 * @param size how many rows the caller sent
 * @param answers the answers to the other rows, in order
 * @param errors why rows are refused, in the order of the rows
 */
public record BatchAnswer(int size, List<Answer> answers, List<InvalidValue> errors) {}
