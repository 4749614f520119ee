package dev.irisops.stack.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.manifests.render.Kustomization;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Repository;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tests of a check: it finds no problem in what ships, and reports each mistake of the table
 * {@code src/test/resources/manifests/mistakes/NAME.txt}, where the class is {@code NAMEIT}.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ManifestCheck {
  private static final String MISTAKES = "stack-tests/src/test/resources/manifests/mistakes/";

  private final Function<Rendered, List<String>> check;
  private final Map<Kustomization, List<String>> ofShipped = new ConcurrentHashMap<>();

  /**
   * Creates the tests of a check.
   *
   * @param check returns the problems, each with the object, what is wrong, and what to change
   */
  protected ManifestCheck(Function<Rendered, List<String>> check) {
    this.check = check;
  }

  /** The rows of the table, below its heading. */
  protected Stream<Mistake> mistakes() {
    String name = getClass().getSimpleName().replaceFirst("IT$", ".txt");
    return Repository.text(MISTAKES + name).lines().skip(1).map(Mistake::parse);
  }

  /** Everything that is checked; slow checks leave the pairs of components out. */
  protected Stream<Kustomization> kustomizations() {
    return Stream.concat(Kustomization.all().stream(), Kustomization.pairs().stream());
  }

  @ParameterizedTest
  @MethodSource("kustomizations")
  protected void kustomization_hasNoProblem(Kustomization kustomization) {
    assertThat(ofShipped(kustomization)).isEmpty();
  }

  /** The report of a mistake must not be there without it. */
  @ParameterizedTest
  @MethodSource("mistakes")
  protected void mistake_isReported(Mistake mistake) {
    assertThat(ofShipped(mistake.kustomization())).noneMatch(mistake::isReportedBy);
    assertThat(check.apply(mistake.planted())).anyMatch(mistake::isReportedBy);
  }

  private List<String> ofShipped(Kustomization kustomization) {
    return ofShipped.computeIfAbsent(kustomization, any -> check.apply(kustomization.rendered()));
  }
}
