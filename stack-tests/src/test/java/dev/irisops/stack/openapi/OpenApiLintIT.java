package dev.irisops.stack.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Server;
import dev.irisops.stack.tool.Repository;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document that a running service gives, under public linters. */
class OpenApiLintIT {
  private static final Path FOLDER = WorkFolder.create("openapi");

  private static Server service;

  @BeforeAll
  static void start() {
    service = IrisApi.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static Path document(String format) {
    return Repository.write(
        FOLDER.resolve("openapi." + format), service.get("/openapi?format=" + format).body());
  }

  @ParameterizedTest
  @EnumSource
  void document_isClean(Linter linter) {
    for (String format : new String[] {"yaml", "json"}) {
      assertThat(linter.lint(document(format)))
          .as(format)
          .satisfies(outcome -> assertThat(outcome.exitCode()).as(outcome.output()).isZero());
    }
  }

  @ParameterizedTest
  @EnumSource
  void missingOperationId_isFound(Linter linter) {
    String broken =
        Repository.text(document("yaml")).replace("      operationId: predictBatch\n", "");
    Path file = Repository.write(FOLDER.resolve(linter + ".yaml"), broken);

    assertThat(linter.lint(file))
        .satisfies(
            outcome -> {
              assertThat(outcome.exitCode()).isNotZero();
              assertThat(outcome.output()).contains("operation-operationId");
            });
  }
}
