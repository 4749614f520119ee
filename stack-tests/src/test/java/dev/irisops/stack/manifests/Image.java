package dev.irisops.stack.manifests;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an image.
 *
 * @param tag empty without one
 * @param digest empty without one
 */
record Image(String name, String tag, String digest) {
  private static final Pattern REFERENCE =
      Pattern.compile("(?<name>[^@]+?)(:(?<tag>[\\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?");

  static Image parse(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("image: expected name:tag@sha256:hex, found " + reference);
    }
    return new Image(
        matcher.group("name"), orEmpty(matcher.group("tag")), orEmpty(matcher.group("digest")));
  }

  private static String orEmpty(String group) {
    return group == null ? "" : group;
  }

  /** Whether it names the same bytes tomorrow, as far as a tag can. */
  boolean isPinned() {
    return !digest.isEmpty() || !tag.isEmpty() && !tag.equals("latest");
  }
}
