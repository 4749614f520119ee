package dev.irisops.serving.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The page that shows the OpenAPI document in a browser with Swagger UI, and sends requests. */
public final class OpenApiUi {
  /** The files that the page loads, from a folder {@code ui} beside the document. */
  public static final List<UiFile> FILES =
      List.of(
          file("swagger-ui-bundle.js", "text/javascript"),
          file("swagger-ui-bundle.js.LICENSE.txt", "text/plain"),
          file("swagger-ui.css", "text/css"),
          file("page.js", "text/javascript"),
          file("page.css", "text/css"));

  /**
   * The only content that the page may load or send to: Swagger UI needs its own files, images
   * inside its style sheet, and the API.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String PAGE = new String(read("page.html"), UTF_8);

  private OpenApiUi() {}

  /**
   * A file that the page loads.
   *
   * @param mediaType with the character set, which is UTF-8
   */
  public record UiFile(String name, String mediaType, byte[] content) {}

  /**
   * Returns the page with a form that sends requests.
   *
   * @param folder the relative URL of the files, empty or ending in a slash
   * @param key the API key that the form sends until the user enters one
   */
  public static byte[] page(String folder, Optional<String> key) {
    return fill(folder, "send", key.orElse(""));
  }

  /**
   * Returns the page without the form.
   *
   * @param folder the relative URL of the files, empty or ending in a slash
   */
  public static byte[] readOnlyPage(String folder) {
    return fill(folder, "read", "");
  }

  private static byte[] fill(String folder, String mode, String key) {
    return PAGE.replace("{folder}", folder)
        .replace("{mode}", mode)
        .replace("{key}", key)
        .getBytes(UTF_8);
  }

  private static UiFile file(String name, String mediaType) {
    return new UiFile(name, mediaType + ";charset=utf-8", read(name));
  }

  private static byte[] read(String name) {
    try (InputStream in = OpenApiUi.class.getResourceAsStream("ui/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
