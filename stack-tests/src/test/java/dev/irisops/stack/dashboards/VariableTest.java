package dev.irisops.stack.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.tool.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How Grafana puts the values of a variable into a query of Prometheus. */
class VariableTest {
  private static final Variable MULTI = new Variable(Json.read("{\"multi\":true}"));
  private static final Variable SINGLE = new Variable(Json.read("{\"multi\":false}"));

  @Test
  void oneOfSeveral_isEscapedForTheRegularExpressionInTheString() {
    assertThat(MULTI.inQuery(List.of("localhost:8000"))).isEqualTo("localhost:8000");
    assertThat(MULTI.inQuery(List.of("10.1.2.3"))).isEqualTo("10\\\\.1\\\\.2\\\\.3");
    assertThat(MULTI.inQuery(List.of("a\\b"))).isEqualTo("a\\\\\\\\b");
  }

  @Test
  void several_areAlternatives() {
    assertThat(MULTI.inQuery(List.of("a.b", "c|d"))).isEqualTo("(a\\\\.b|c\\\\|d)");
  }

  @Test
  void onlyOne_isEscapedForTheString() {
    assertThat(SINGLE.inQuery(List.of("a.b\\c"))).isEqualTo("a.b\\\\c");
  }

  @Test
  void queryInAnObject_isRead() {
    assertThat(new Variable(Json.read("{\"query\":{\"query\":\"label_values(up, job)\"}}")).query())
        .isEqualTo("label_values(up, job)");
    assertThat(new Variable(Json.read("{\"query\":\"label_values(up, job)\"}")).query())
        .isEqualTo("label_values(up, job)");
  }

  @Test
  void references_areFoundInEachWayToWriteThem() {
    assertThat(References.in("$a ${b} ${c:regex} ${d.label} [[e]] [[f:csv]] $1 5$"))
        .containsExactly("a", "b", "c", "d", "e", "f");
    assertThat(References.replaced("x=~\"$job\"[$__range]", name -> "<" + name + ">"))
        .isEqualTo("x=~\"<job>\"[<__range>]");
  }
}
