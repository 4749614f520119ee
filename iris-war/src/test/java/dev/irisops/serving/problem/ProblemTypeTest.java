package dev.irisops.serving.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
  @ParameterizedTest
  @CsvSource({
    "400, BAD_REQUEST",
    "401, UNAUTHORIZED",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "408, REQUEST_TIMEOUT",
    "413, BODY_TOO_LARGE",
    "415, UNSUPPORTED_MEDIA_TYPE",
    "418, BAD_REQUEST",
    "499, BAD_REQUEST",
    "500, INTERNAL_ERROR",
    "501, INTERNAL_ERROR",
    "503, NO_MODEL",
    "599, INTERNAL_ERROR"
  })
  void status_hasTheNearestType(int status, ProblemType type) {
    assertThat(ProblemType.ofStatus(status)).isEqualTo(type);
  }

  @Test
  void slugs_areDistinct() {
    assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::slug)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void slugAndUri_followTheName(ProblemType type) {
    assertThat(type.slug()).matches("[a-z]+(-[a-z]+)*");
    assertThat(type.slug().replace('-', '_')).isEqualToIgnoringCase(type.name());
    assertThat(type.uri()).isEqualTo("urn:irisops:problem:" + type.slug());
    assertThat(type.status()).isBetween(400, 599);
  }
}
