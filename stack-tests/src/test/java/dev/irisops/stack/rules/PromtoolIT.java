package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.stack.tool.TwoAtATime;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped rules, as promtool checks and tests them. */
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

  @Test
  void ruleTests_pass() {
    List<Path> tests = Repository.files(RuleFile.FOLDER + "/tests", ".yml");

    assertThat(tests).hasSizeGreaterThan(RuleFile.shipped().size());
    TwoAtATime.run(tests.stream().map(PromtoolIT::passing).toList());
  }

  private static Runnable passing(Path test) {
    return () ->
        assertThat(Tool.PROMTOOL.command("test", "rules", test.toString()).output())
            .contains("SUCCESS");
  }

  private static Path path(String name) {
    return Repository.root().resolve(RuleFile.FOLDER).resolve(name);
  }
}
