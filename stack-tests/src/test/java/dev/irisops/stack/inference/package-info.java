/**
 * The published Python clients of the Open Inference Protocol V2, unchanged, against a running
 * service. Depends on {@code server} and {@code tool}.
 */
package dev.irisops.stack.inference;
