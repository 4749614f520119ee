package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CollapsedStacksTest {
  private static final String FILTER = "com/ibm/x.run;dev/irisops/serving/api/RequestFilter.admit;";

  @Test
  void stack_inService_countsForInnermostClassOfService() {
    CollapsedStacks stacks =
        new CollapsedStacks(
            List.of(
                FILTER + "dev/irisops/serving/api/AccessLog.log;java/util/Formatter.format 3",
                FILTER + "dev/irisops/serving/api/AccessLog$$Lambda.0x1.get;byte[] 4"));

    assertThat(stacks.byComponent())
        .containsOnlyKeys("`AccessLog`")
        .containsEntry("`AccessLog`", 7L);
  }

  @Test
  void stack_behindFilter_countsForLiberty() {
    String chain = "com/ibm/ws/webcontainer/filter/WebAppFilterChain.doFilter;";
    CollapsedStacks stacks =
        new CollapsedStacks(
            List.of(
                FILTER + chain + "org/jboss/resteasy/X.invoke 1",
                FILTER + chain + "dev/irisops/serving/api/R$Proxy$_$$_WeldClientProxy.predict 1",
                "java/lang/Thread.run;com/ibm/ws/tcpchannel/X.read 1"));

    assertThat(stacks.byComponent()).containsOnlyKeys(CollapsedStacks.LIBERTY);
  }

  @Test
  void stack_ofCompiler_countsForJvm() {
    assertThat(
            new CollapsedStacks(List.of("thread_native_entry;C2Compiler::compile_method 5"))
                .byComponent())
        .containsEntry(CollapsedStacks.JVM_THREADS, 5L);
  }
}
