package dev.irisops.stack.dashboards.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.tool.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableTest {
  private static final Variable MULTI = new Variable(Json.read("{\"multi\":true}"));
  private static final Variable SINGLE = new Variable(Json.read("{\"multi\":false}"));

  @Test
  void oneOfSeveralValues_isEscapedForARegexInAString() {
    assertThat(MULTI.interpolated(List.of("localhost:8000"))).isEqualTo("localhost:8000");
    assertThat(MULTI.interpolated(List.of("10.1.2.3"))).isEqualTo("10\\\\.1\\\\.2\\\\.3");
    assertThat(MULTI.interpolated(List.of("a\\b"))).isEqualTo("a\\\\\\\\b");
  }

  @Test
  void severalValues_becomeAlternatives() {
    assertThat(MULTI.interpolated(List.of("a.b", "c|d"))).isEqualTo("(a\\\\.b|c\\\\|d)");
  }

  @Test
  void singleValue_isEscapedForAString() {
    assertThat(SINGLE.interpolated(List.of("a.b\\c"))).isEqualTo("a.b\\\\c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'up'", "{'query': 'up'}"})
  void query_isReadFromATextOrAnObject(String query) {
    assertThat(new Variable(Json.read("{'query': %s}".formatted(query).replace('\'', '"'))).query())
        .isEqualTo("up");
  }

  @Test
  void references_areFoundInEachSyntax() {
    assertThat(VariableReferences.in("$a ${b} ${c:regex} ${d.label} [[e]] [[f:csv]] $1 5$"))
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(VariableReferences.replaced("x=~\"$job\"[$__range]", name -> "<" + name + ">"))
        .isEqualTo("x=~\"<job>\"[<__range>]");
  }
}
