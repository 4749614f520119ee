package dev.irisops.stack.manifests;

import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;

/**
 * A mistake planted in what is rendered.
 *
 * @param report words of the problem that must be reported
 */
record Mistake(String name, Kustomization kustomization, Mutation mutation, String report) {
  /** Parses a row of a table: name, kustomization, object, change, report. */
  static Mistake parse(String row) {
    String[] cells = row.split(" +\\| ");
    return new Mistake(
        cells[0], Kustomization.named(cells[1]), new Mutation(cells[2], cells[3]), cells[4]);
  }

  Rendered planted() {
    return mutation.in(kustomization.rendered());
  }

  boolean isReportedBy(String problem) {
    return problem.contains(report);
  }

  @Override
  public String toString() {
    return name;
  }
}
