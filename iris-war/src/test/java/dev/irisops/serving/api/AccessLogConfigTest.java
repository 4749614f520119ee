package dev.irisops.serving.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.serving.FakeConfig;
import dev.irisops.serving.api.AccessLogConfig.Format;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogConfigTest {
  @ParameterizedTest
  @CsvSource({"text, TEXT", "json, JSON", "off, OFF", "' Off ', OFF"})
  void format_isTheSetting(String value, Format expected) {
    assertThat(AccessLogConfig.from(FakeConfig.of("iris.access-log", value)).format())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"JSON, JSON", "json, JSON", "SIMPLE, TEXT", "TBASIC, TEXT"})
  void format_byDefault_isThatOfTheConsole(String liberty, Format expected) {
    assertThat(
            AccessLogConfig.from(new FakeConfig(Map.of("WLP_LOGGING_CONSOLE_FORMAT", liberty)))
                .format())
        .isEqualTo(expected);
  }

  @Test
  void format_unknown_isNamed() {
    assertThatThrownBy(
            () -> AccessLogConfig.from(new FakeConfig(Map.of("iris.access-log", "verbose"))))
        .hasMessage("iris.access-log: expected text, json or off, found \"verbose\"");
  }
}
