package dev.irisops.training.dataset;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of ARFF into tokens, with the same syntax table as {@code
 * weka.core.converters.ArffLoader}.
 */
final class ArffTokenizer {
  /** An unquoted opening brace; the null character tells it from a quoted one. */
  static final String OPEN = "\0{";

  /** An unquoted closing brace. */
  static final String CLOSE = "\0}";

  /** An unquoted question mark, which means "missing". */
  static final String MISSING = "";

  private ArffTokenizer() {}

  static List<String> of(String line) {
    StreamTokenizer tokenizer = tokenizer(line);
    List<String> tokens = new ArrayList<>();
    try {
      while (tokenizer.nextToken() != StreamTokenizer.TT_EOF) {
        tokens.add(text(tokenizer));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string failed", e);
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
      case StreamTokenizer.TT_WORD -> tokenizer.sval.equals("?") ? MISSING : tokenizer.sval;
      default -> tokenizer.sval; // quoted
    };
  }
}
