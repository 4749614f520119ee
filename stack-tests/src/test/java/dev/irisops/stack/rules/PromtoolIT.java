package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped rules, as promtool checks and tests them. The files run side by side, because
 * promtool uses only one core.
 */
@Execution(ExecutionMode.CONCURRENT)
class PromtoolIT {
  @Test
  void rules_areFreeOfLint() {
    List<String> arguments =
        Stream.concat(
                Stream.of("check", "rules", "--lint=all", "--lint-fatal"),
                RuleFile.shipped().stream().map(file -> path(file.name()).toString()))
            .toList();

    assertThat(Tool.PROMTOOL.command(arguments.toArray(String[]::new)).output())
        .contains("SUCCESS");
  }

  @Test
  void everyRuleFile_isShipped() {
    assertThat(RuleFile.shipped())
        .extracting(RuleFile::name)
        .as("the files that alert-rules/kustomization.yaml lists")
        .containsExactlyInAnyOrderElementsOf(
            Repository.files(RuleFile.FOLDER, ".yml").stream()
                .map(file -> file.getFileName().toString())
                .toList());
  }

  static List<Path> tests() {
    return Repository.files(RuleFile.FOLDER + "/tests", ".yml");
  }

  @ParameterizedTest
  @MethodSource("tests")
  void ruleTests_pass(Path test) {
    assertThat(Tool.PROMTOOL.command("test", "rules", test.toString()).output())
        .contains("SUCCESS");
  }

  private static Path path(String name) {
    return Repository.root().resolve(RuleFile.FOLDER).resolve(name);
  }
}
