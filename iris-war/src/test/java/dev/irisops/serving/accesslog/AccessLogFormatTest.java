package dev.irisops.serving.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.irisops.serving.FakeSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogFormatTest {
  @ParameterizedTest
  @CsvSource({"text, TEXT", "json, JSON", "off, OFF", "' Off ', OFF"})
  void setting_isRead(String value, AccessLogFormat expected) {
    assertThat(AccessLogFormat.from(FakeSettings.of("iris.access-log", value))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"JSON, JSON", "json, JSON", "SIMPLE, TEXT", "TBASIC, TEXT"})
  void format_byDefault_followsTheConsole(String liberty, AccessLogFormat expected) {
    assertThat(AccessLogFormat.from(FakeSettings.of(Map.of("WLP_LOGGING_CONSOLE_FORMAT", liberty))))
        .isEqualTo(expected);
  }

  @Test
  void unknownFormat_isRefused() {
    assertThatThrownBy(
            () -> AccessLogFormat.from(FakeSettings.of(Map.of("iris.access-log", "verbose"))))
        .hasMessage("iris.access-log: expected text, json or off, found \"verbose\"");
  }
}
