package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StacksTest {
  private static final String FILTER = "com/ibm/x.run;dev/irisops/serving/api/RequestFilter.admit;";

  @Test
  void stack_belongsToTheClassOfOursThatItWasLastIn() {
    Stacks stacks =
        new Stacks(
            List.of(
                FILTER + "dev/irisops/serving/api/AccessLog.log;java/util/Formatter.format 3",
                FILTER + "dev/irisops/serving/api/AccessLog$$Lambda.0x1.get;byte[] 4"));

    assertThat(stacks.byPart()).containsOnlyKeys("`AccessLog`").containsEntry("`AccessLog`", 7L);
  }

  @Test
  void whatTheContainerDoesForAFilter_isNotTheFilters() {
    String chain = "com/ibm/ws/webcontainer/filter/WebAppFilterChain.doFilter;";
    Stacks stacks =
        new Stacks(
            List.of(
                FILTER + chain + "org/jboss/resteasy/X.invoke 1",
                FILTER + chain + "dev/irisops/serving/api/R$Proxy$_$$_WeldClientProxy.predict 1",
                "java/lang/Thread.run;com/ibm/ws/tcpchannel/X.read 1"));

    assertThat(stacks.byPart()).containsOnlyKeys(Stacks.NOT_OURS);
  }

  @Test
  void compilerAndCollector_areTheJvms() {
    assertThat(new Stacks(List.of("thread_native_entry;C2Compiler::compile_method 5")).byPart())
        .containsEntry(Stacks.OTHER_THREADS, 5L);
  }
}
