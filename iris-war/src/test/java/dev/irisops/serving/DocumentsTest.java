package dev.irisops.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the repository are linked with each other. */
class DocumentsTest {
  static List<Document> pages() throws IOException {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_leadToFilesAndHeadingsThatExist(Document page) {
    assertThat(page.links()).filteredOn(link -> !resolves(page, link)).isEmpty();
  }

  private static boolean resolves(Document page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page.path() : page.path().resolveSibling(parts[0]);
    return Files.exists(Document.ROOT.resolve(target))
        && (parts.length == 1
            || Document.of(target.normalize().toString()).anchors().contains(parts[1]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/rationale.md", "docs/reference.md"})
  void contentsList_linksEveryHeading(String path) {
    Document page = Document.of(path);

    assertThat(page.links())
        .containsAll(page.anchors().stream().map(anchor -> "#" + anchor).toList());
  }

  @Test
  void index_linksEveryPageOfItsFolder() throws IOException {
    assertThat(Document.of("docs/README.md").links())
        .containsAll(
            Document.all().stream()
                .filter(page -> page.path().startsWith("docs"))
                .map(page -> page.path().getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList());
  }
}
