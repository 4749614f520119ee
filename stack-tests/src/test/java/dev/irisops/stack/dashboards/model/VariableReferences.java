package dev.irisops.stack.dashboards.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** References to variables in a text: {@code $name}, <code>${name}</code> and {@code [[name]]}. */
public final class VariableReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$([A-Za-z_]\\w*)|\\$\\{(\\w+)[^}]*}|\\[\\[(\\w+)[^]]*]]");

  private VariableReferences() {}

  /** Returns the names of the variables that a text refers to. */
  public static List<String> in(String text) {
    return REFERENCE.matcher(text).results().map(VariableReferences::name).toList();
  }

  /** Returns a text with each reference replaced by the value of its variable. */
  public static String replaced(String text, UnaryOperator<String> value) {
    return REFERENCE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(name(found))));
  }

  private static String name(MatchResult reference) {
    return IntStream.rangeClosed(1, reference.groupCount())
        .mapToObj(reference::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
