package dev.irisops.stack.manifests.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "irisops/iris-api:0.1.0, irisops/iris-api, 0.1.0, true",
    "irisops/iris-api, irisops/iris-api, '', false",
    "localhost:5000/iris-api, localhost:5000/iris-api, '', false",
    "localhost:5000/iris-api:1, localhost:5000/iris-api, 1, true",
    "iris-api:latest, iris-api, latest, false"
  })
  void reference_isTakenApart(String reference, String name, String tag, boolean pinned) {
    assertThat(Image.parse(reference)).isEqualTo(new Image(name, tag, ""));
    assertThat(Image.parse(reference).isPinned()).isEqualTo(pinned);
  }

  @Test
  void digest_pinsEvenLatest() {
    assertThat(Image.parse("iris-api:latest@" + DIGEST))
        .isEqualTo(new Image("iris-api", "latest", DIGEST))
        .matches(Image::isPinned);
  }

  @Test
  void otherText_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.parse("iris-api@sha256:1"))
        .withMessage("image: expected name:tag@sha256:hex, found iris-api@sha256:1");
  }
}
