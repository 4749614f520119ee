package dev.irisops.stack.manifests.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an image.
 *
 * @param tag empty if there is none
 * @param digest empty if there is none
 */
public record Image(String name, String tag, String digest) {
  private static final String OWN = "irisops/";

  private static final Pattern REFERENCE =
      Pattern.compile("(?<name>[^@]+?)(:(?<tag>[\\w.-]+))?(@(?<digest>sha256:[0-9a-f]{64}))?");

  /**
   * Parses a reference.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Image parse(String reference) {
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

  /** Returns true if this project builds it. */
  public boolean isOwn() {
    return name.startsWith(OWN);
  }

  /** Returns true for a digest, and for a tag other than {@code latest}. */
  public boolean isPinned() {
    return !digest.isEmpty() || !tag.isEmpty() && !tag.equals("latest");
  }
}
