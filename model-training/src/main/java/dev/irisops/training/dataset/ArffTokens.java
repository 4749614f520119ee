package dev.irisops.training.dataset;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Splits a line of ARFF with the same syntax table as {@code weka.core.converters.ArffLoader}. */
final class ArffTokens {
  /**
   * An unquoted brace; quoted braces come with their text, so a null character keeps the two apart.
   */
  static final String OPEN = "\0{";

  /** See {@link #OPEN}. */
  static final String CLOSE = "\0}";

  private ArffTokens() {}

  static List<String> of(String line) {
    StreamTokenizer tokenizer = tokenizer(line);
    List<String> tokens = new ArrayList<>();
    try {
      while (tokenizer.nextToken() != StreamTokenizer.TT_EOF) {
        tokens.add(text(tokenizer));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot fail to be read", e);
    }
    return tokens;
  }

  private static StreamTokenizer tokenizer(String line) {
    StreamTokenizer tokenizer = new StreamTokenizer(new StringReader(line));
    tokenizer.resetSyntax();
    tokenizer.whitespaceChars(0, ' ');
    tokenizer.wordChars(' ' + 1, '\u00FF');
    tokenizer.whitespaceChars(',', ',');
    tokenizer.commentChar('%');
    tokenizer.quoteChar('"');
    tokenizer.quoteChar('\'');
    tokenizer.ordinaryChar('{');
    tokenizer.ordinaryChar('}');
    return tokenizer;
  }

  private static String text(StreamTokenizer tokenizer) {
    return switch (tokenizer.ttype) {
      case '{' -> OPEN;
      case '}' -> CLOSE;
      default -> tokenizer.sval;
    };
  }
}
