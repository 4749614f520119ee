package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the benchmark reads /proc")
class ResourceUsageTest {
  @Test
  void usage_ofThisProcess_isPositive() {
    ResourceUsage usage = ResourceUsage.of(ProcessHandle.current());

    assertThat(usage.residentBytes()).isGreaterThan(10_000_000);
    assertThat(usage.cpu()).isPositive();
    assertThat(usage.threads()).isGreaterThan(1);
    assertThat(usage.fileDescriptors()).isGreaterThan(2);
  }
}
