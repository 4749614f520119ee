package dev.irisops.serving.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.openapi.OpenApiUi.UiFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** stack-tests use the page in a browser. */
class OpenApiUiTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  private static String text(byte[] html) {
    return new String(html, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ui/"})
  void page_loadsOnlyItsOwnFiles_relatively(String folder) {
    String[] files =
        OpenApiUi.FILES.stream()
            .map(UiFile::name)
            .filter(name -> !name.endsWith(".txt"))
            .map(name -> folder + name)
            .toArray(String[]::new);

    for (byte[] page :
        new byte[][] {OpenApiUi.page(folder, Optional.empty()), OpenApiUi.readOnlyPage(folder)}) {
      assertThat(LINK.matcher(text(page)).results().map(MatchResult::group))
          .map(link -> link.replaceAll(".*\"(.*)\"", "$1"))
          .filteredOn(link -> !link.equals("data:,")) // no icon
          .containsExactlyInAnyOrder(files);
    }
  }

  @Test
  void page_hasTheKeyThatEverybodyKnows() {
    assertThat(text(OpenApiUi.page("", Optional.of("dev"))))
        .contains("<body class=\"send\" data-key=\"dev\">");
    assertThat(text(OpenApiUi.page("", Optional.empty())))
        .contains("<body class=\"send\" data-key=\"\">");
    assertThat(text(OpenApiUi.readOnlyPage(""))).contains("<body class=\"read\" data-key=\"\">");
  }
}
