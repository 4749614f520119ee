package dev.irisops.stack.tool;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class that runs only on a machine with programs of Kubernetes' control plane. Elsewhere
 * the report counts it as skipped, and the build prints a line that says how to get them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsControlPlane.Condition.class)
public @interface NeedsControlPlane {
  /** Returns the programs. */
  ControlPlane[] value();

  /** Decides whether a class runs. */
  class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      NeedsControlPlane needs =
          context.getRequiredTestClass().getAnnotation(NeedsControlPlane.class);
      List<String> missing =
          Arrays.stream(needs.value())
              .filter(program -> program.find().isEmpty())
              .map(ControlPlane::toString)
              .toList();
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("all programs are here");
      }
      String line = line(context.getRequiredTestClass().getSimpleName(), missing);
      if (context.getTestMethod().isEmpty()) {
        System.out.println(line);
      }
      return ConditionEvaluationResult.disabled(line);
    }

    /** Returns the line that the build prints. */
    static String line(String testClass, List<String> missing) {
      return "%s DID NOT RUN: no %s on this machine. To get them: scripts/build-kubernetes .tools/kubernetes"
          .formatted(testClass, String.join(", ", missing));
    }
  }
}
