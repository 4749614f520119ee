package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreationTimeTest {
  private static final Instant OPTION = Instant.parse("2026-11-22T00:00:00Z");

  @TempDir Path folder;

  private Path data() throws IOException {
    Path data = Files.writeString(folder.resolve("d.csv"), "");
    return Files.setLastModifiedTime(data, FileTime.from(Instant.ofEpochMilli(2_500)));
  }

  private Instant time(Optional<Instant> option, Map<String, String> environment)
      throws IOException {
    return new CreationTime(option, environment).of(data());
  }

  @Test
  void creationTime_withOption_isOption() throws IOException {
    assertThat(time(Optional.of(OPTION), Map.of("SOURCE_DATE_EPOCH", "1"))).isEqualTo(OPTION);
  }

  @Test
  void creationTime_withoutOption_isSourceDateEpoch() throws IOException {
    assertThat(time(Optional.empty(), Map.of("SOURCE_DATE_EPOCH", "1")))
        .isEqualTo(Instant.ofEpochSecond(1));
  }

  @Test
  void creationTime_withoutOptionAndEpoch_isModificationTimeInSeconds() throws IOException {
    assertThat(time(Optional.empty(), Map.of())).isEqualTo(Instant.ofEpochSecond(2));
  }

  @Test
  void creationTime_withInvalidEpoch_isRefused() {
    assertThatThrownBy(() -> time(Optional.empty(), Map.of("SOURCE_DATE_EPOCH", "now")))
        .isInstanceOf(OptionException.class)
        .hasMessage("SOURCE_DATE_EPOCH: expected seconds since 1970, found \"now\"");
  }
}
