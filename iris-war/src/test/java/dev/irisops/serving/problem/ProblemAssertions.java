package dev.irisops.serving.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Assertions about the problem that a call ends with. */
public final class ProblemAssertions {
  private final ProblemType type;

  private ProblemAssertions(ProblemType type) {
    this.type = type;
  }

  /** Begins an assertion about a problem of {@code type}. */
  public static ProblemAssertions assertThatProblem(ProblemType type) {
    return new ProblemAssertions(type);
  }

  /** Asserts that {@code call} ends with a problem of the type. */
  public ThrowableAssertAlternative<ProblemException> isThrownBy(ThrowingCallable call) {
    return Assertions.assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.problem().type()).isEqualTo(type));
  }

  /** Returns true for a problem of {@code type}. */
  public static Predicate<Throwable> hasType(ProblemType type) {
    return failure -> failure instanceof ProblemException e && e.problem().type() == type;
  }
}
