package dev.irisops.serving.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.Document;
import dev.irisops.serving.it.Trainer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of the README do what the README says. */
class ReadmeIT extends ContainerTestBase {
  @Test
  void curls_giveTheAnswersThatArePrinted() {
    Document readme = Document.of("README.md");

    assertThat(readme.blocks("sh"))
        .filteredOn(command -> command.startsWith("curl"))
        .map(curl -> service.send(request(curl)).body() + "\n")
        .hasSizeGreaterThan(1)
        .isEqualTo(readme.blocks("json"));
  }

  /** Returns the request of the curl command, to the port of the test. */
  private HttpRequest.Builder request(String curl) {
    URI url = URI.create(first(curl, "(http://\\S+)"));
    HttpRequest.Builder request =
        service.request(url.getPath()).POST(BodyPublishers.ofString(first(curl, "-d '([^']+)'")));
    Pattern.compile("-H '([^:]+): ([^']+)'")
        .matcher(curl)
        .results()
        .forEach(header -> request.header(header.group(1), header.group(2)));
    return request;
  }

  private static String first(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void optionsOfTheTrainer_equalItsHelp() {
    TreeSet<String> printed = new TreeSet<>();
    Document.of("docs/reference.md")
        .table("option")
        .forEach(row -> printed.addAll(Document.code(row.get(0))));
    TreeSet<String> offered = new TreeSet<>();
    Pattern.compile("--[a-z0-9-]+")
        .matcher(Trainer.help())
        .results()
        .forEach(option -> offered.add(option.group()));
    offered.remove("--help");
    offered.remove("--version");

    assertThat(printed).isEqualTo(offered);
  }
}
