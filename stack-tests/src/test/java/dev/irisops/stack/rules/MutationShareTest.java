package dev.irisops.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutationShareTest {
  private static final List<String> RULES = List.of("a rule", "its test");

  @Test
  void parts_haveEachChangeOnce() {
    List<MutationShare> parts =
        IntStream.range(0, MutationShare.PARTS)
            .mapToObj(part -> MutationShare.parse(Integer.toString(part), RULES))
            .toList();

    for (int change = 0; change < 1_000; change++) {
      String text = "rule: threshold: up (" + change + ")";
      assertThat(parts).filteredOn(part -> part.includes(text)).hasSize(1);
    }
  }

  @Test
  void part_changesWithTheRules_andNotFromRunToRun() {
    MutationShare first = MutationShare.parse("", RULES);

    assertThat(MutationShare.parse("", List.of("a rule", "its test"))).isEqualTo(first);
    assertThat(Stream.of("b", "c", "d").map(text -> MutationShare.parse("", List.of(text))))
        .doesNotHaveDuplicates()
        .doesNotContain(first);
  }

  @Test
  void all_isEveryChangeOfEveryRule() {
    MutationShare all = MutationShare.parse("all", RULES);

    assertThat(IntStream.range(0, 100).mapToObj(Integer::toString)).allMatch(all::includes);
    assertThat(all.isOneFile()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"all, -Dmutated=all", "slo, -Dmutated=slo", "7, 'part 7 of 0 to 23, -Dmutated=7'"})
  void share_saysHowToTryItAgain(String mutated, String text) {
    assertThat(MutationShare.parse(mutated, RULES)).hasToString(text);
  }

  @Test
  void unknownPart_isRefused() {
    assertThatThrownBy(() -> MutationShare.parse("24", RULES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mutated: expected a part from 0 to 23, found 24");
  }
}
