package dev.irisops.stack.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.Program;
import dev.irisops.testkit.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium with one page, which reaches no host but this machine. */
public final class Browser extends Program {
  private static final Pattern PORT =
      Pattern.compile("DevTools listening on ws://127\\.0\\.0\\.1:(\\d+)/");

  private final Path folder;
  private final DevTools page;

  private Browser(ProcessBuilder builder, Path folder) {
    super(builder, folder);
    this.folder = folder;
    await("DevTools listen", () -> PORT.matcher(console()).find());
    page = new DevTools(page(console()));
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.send(domain + ".enable", Map.of());
    }
  }

  /** Starts the browser with the screen of a small laptop. */
  public static Browser start() {
    Path folder = WorkFolder.create("browser");
    ProcessBuilder builder =
        new ProcessBuilder(
                Tool.CHROMIUM.path().toString(),
                "--headless",
                "--no-sandbox", // root cannot have one, and the only pages are ours
                "--disable-gpu",
                "--disable-dev-shm-usage", // containers have little of it
                "--disable-background-networking",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1366,768",
                "about:blank")
            .redirectErrorStream(true);
    return new Browser(builder, folder);
  }

  private static URI page(String console) {
    Matcher port = PORT.matcher(console);
    if (!port.find()) {
      throw new AssertionError(console);
    }
    String pages = Http.send(Http.request(Integer.parseInt(port.group(1)), "/json/list")).body();
    for (JsonNode target : Json.read(pages)) {
      if (target.path("type").asText().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asText());
      }
    }
    throw new AssertionError(pages);
  }

  /** Opens a page, and forgets what happened on the last one. */
  public void open(String url) {
    page.forget();
    page.send("Page.navigate", Map.of("url", url));
  }

  /** Returns the visible text of the first element, or the value of a field; empty if absent. */
  public String text(String selector) {
    return evaluate("e => e.value || e.innerText || ''", selector).asText();
  }

  /** Returns attributes of the first element, all of one moment; empty where absent. */
  public List<String> attributes(String selector, String... names) {
    String function =
        "e => %s.map(name => e.getAttribute(name) || '')".formatted(Json.MAPPER.valueToTree(names));
    List<String> values = new ArrayList<>();
    evaluate(function, selector).forEach(value -> values.add(value.asText()));
    return values.isEmpty() ? Collections.nCopies(names.length, "") : values;
  }

  /** Returns an attribute of each element below the first one of a selector. */
  public List<String> attributeOfEach(String selector, String elements, String name) {
    String function =
        "e => [...e.querySelectorAll(%s)].map(one => one.getAttribute(%s) || '')"
            .formatted(Json.MAPPER.valueToTree(elements), Json.MAPPER.valueToTree(name));
    List<String> values = new ArrayList<>();
    evaluate(function, selector).forEach(value -> values.add(value.asText()));
    return values;
  }

  /** Waits for an element that nothing covers, and clicks on it. */
  public void click(String selector) {
    String click =
        """
        e => {
          e.scrollIntoView({block: 'center'});
          const box = e.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const free = e.contains(top);
          if (free) e.click();
          return free;
        }""";
    await(
        "%s can be clicked".formatted(selector), () -> evaluate(click, selector).asBoolean(false));
  }

  /** Replaces the text of a field. */
  public void type(String selector, String text) {
    evaluate("e => { e.focus(); e.select(); }", selector);
    page.send("Input.insertText", Map.of("text", text));
  }

  /** Applies a function to the first element; the result is missing if there is none. */
  private JsonNode evaluate(String function, String selector) {
    String expression =
        "(e => e ? (%s)(e) : undefined)(document.querySelector(%s))"
            .formatted(function, Json.MAPPER.valueToTree(selector));
    JsonNode answer =
        page.send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** Returns the URLs that the page has asked for, but for images inside its style sheet. */
  public List<String> requests() {
    return page.events("Network.requestWillBeSent").stream()
        .map(event -> event.at("/request/url").asText())
        .filter(url -> !url.startsWith("data:"))
        .toList();
  }

  /** Returns the complaints of the browser and of scripts: blocked content, failures, errors. */
  public List<String> complaints() {
    return Stream.of("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        .flatMap(kind -> page.events(kind).stream())
        .map(JsonNode::toString)
        .toList();
  }

  /** Keeps a picture of the page in the work folder. */
  public void photograph(String name) {
    String png = page.send("Page.captureScreenshot", Map.of()).path("data").asText();
    try {
      Files.write(folder.resolve(name + ".png"), Base64.getDecoder().decode(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
