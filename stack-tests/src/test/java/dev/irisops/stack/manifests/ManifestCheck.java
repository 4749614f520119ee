package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of a check: it finds no problem in what ships, and reports each planted mistake. A
 * mistake is a row of a table: its name, the kustomization, the object, the {@link Mutation}, and
 * words of the report.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ManifestCheck {
  private final Map<Kustomization, List<String>> ofShipped = new ConcurrentHashMap<>();

  /** Returns the problems, each with the object, what is wrong, and what to change. */
  protected abstract List<String> problems(Rendered rendered);

  @ParameterizedTest
  @MethodSource("dev.irisops.stack.manifests.render.Kustomization#all")
  protected void kustomization_hasNoProblem(Kustomization kustomization) {
    assertThat(ofShipped(kustomization)).isEmpty();
  }

  private List<String> ofShipped(Kustomization kustomization) {
    return ofShipped.computeIfAbsent(kustomization, any -> problems(kustomization.rendered()));
  }

  /** Plants the mistake of a row and expects its report, which must not be there without it. */
  protected final void assertReported(ArgumentsAccessor row) {
    Kustomization kustomization = Kustomization.named(row.getString(1));
    Mutation mistake = new Mutation(row.getString(2), row.getString(3));
    assertReported(kustomization, mistake, row.getString(4));
  }

  protected final void assertReported(Kustomization kustomization, Mutation mistake, String words) {
    assertThat(ofShipped(kustomization)).noneMatch(problem -> problem.contains(words));
    assertThat(problems(mistake.in(kustomization.rendered())))
        .as("problems of %s with %s", kustomization, mistake)
        .anyMatch(problem -> problem.contains(words));
  }
}
