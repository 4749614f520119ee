package dev.irisops.stack.simulation;

import java.util.Map;

/** A value that a query finds, with its labels. */
public record Sample(Map<String, String> labels, double value) {}
