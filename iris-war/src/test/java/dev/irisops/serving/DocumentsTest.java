package dev.irisops.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reference to a page of the repository, or to a heading of one, resolves. */
class DocumentsTest {
  /** For example {@code docs/deploy.md, "Slow load balancers"}, in a comment. */
  private static final Pattern HEADING = Pattern.compile("(docs/[a-z]+\\.md)}?, \"([^\"]+)\"");

  static List<Document> pages() throws IOException {
    return Document.all(".md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void links_leadToFilesAndHeadingsThatExist(Document page) {
    assertThat(page.links()).as("%s", page).filteredOn(link -> !resolves(page, link)).isEmpty();
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
            pages().stream()
                .filter(page -> page.path().startsWith("docs"))
                .map(page -> page.path().getFileName().toString())
                .filter(name -> !name.equals("README.md"))
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {".java", ".yaml", "Containerfile"})
  void headingsThatCommentsName_exist(String ending) throws IOException {
    List<List<String>> named =
        Document.all(ending).stream()
            .map(file -> file.text().replaceAll("\\s*\n\\s*[*#]*\\s*", " "))
            .flatMap(text -> HEADING.matcher(text).results())
            .map(found -> List.of(found.group(1), found.group(2)))
            .toList();

    assertThat(named)
        .isNotEmpty()
        .allMatch(name -> Document.of(name.get(0)).headings().contains(name.get(1)));
  }
}
