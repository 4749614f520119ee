package dev.irisops.serving.json;

import static dev.irisops.serving.problem.ProblemType.MALFORMED_JSON;
import static dev.irisops.serving.problem.ProblemType.WRONG_TYPE;

import dev.irisops.serving.problem.ProblemException;
import jakarta.json.Json;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Steps through one JSON text, and says what is wrong with it in the words of the API. */
final class StrictParser {
  /** Kept, because looking up the provider costs more than parsing a row. */
  private static final JsonParserFactory FACTORY = Json.createParserFactory(Map.of());

  /** The deepest nesting of a value to skip; the parser fails with an internal error at 1,000. */
  private static final int MAX_NESTING = 100;

  /** As many digits as every {@code long} can have. */
  private static final int MAX_DIGITS = 18;

  private final JsonParser json;

  private StrictParser(JsonParser json) {
    this.json = json;
  }

  /**
   * Returns what {@code read} makes of a text.
   *
   * @throws ProblemException if the text is not JSON, or as {@code read} does
   */
  static <T> T parse(String text, Function<StrictParser, T> read) {
    if (text.isBlank()) {
      throw new ProblemException(MALFORMED_JSON, "the body is empty");
    }
    try (JsonParser json = FACTORY.createParser(new StringReader(text))) {
      return read.apply(new StrictParser(json));
    } catch (JsonParsingException e) {
      throw new ProblemException(MALFORMED_JSON, where(e.getLocation(), text));
    } catch (NoSuchElementException e) {
      throw new ProblemException(MALFORMED_JSON, "the body ends too early");
    }
  }

  /** At the end of the text the parser names a place beyond it. */
  private static String where(JsonLocation location, String text) {
    return location.getStreamOffset() > text.length()
        ? "the body ends too early"
        : "the body is not JSON at line %d, column %d"
            .formatted(location.getLineNumber(), location.getColumnNumber());
  }

  /** Returns the next event. */
  Event next() {
    return json.next();
  }

  /** Returns the text of the current key, string or number. */
  String text() {
    return json.getString();
  }

  /** Goes to the next event, which must be {@code expected}. */
  void expect(Event expected) {
    Event found = json.next();
    if (found != expected) {
      throw new ProblemException(
          WRONG_TYPE, "expected " + name(expected) + ", found " + name(found));
    }
  }

  /**
   * Checks the first event of a value.
   *
   * @param where what the message calls the value
   */
  void expect(Event found, Event expected, String where) {
    if (found != expected) {
      throw wrongType(where, name(expected), name(found));
    }
  }

  /** Returns the string that {@code event} is. */
  String string(Event event, String where) {
    expect(event, Event.VALUE_STRING, where);
    return json.getString();
  }

  /** Returns the boolean that {@code event} is. */
  boolean bool(Event event, String where) {
    if (event != Event.VALUE_TRUE && event != Event.VALUE_FALSE) {
      throw wrongType(where, "a boolean", name(event));
    }
    return event == Event.VALUE_TRUE;
  }

  /**
   * Returns the whole number of 0 or more that {@code event} is; {@link Long#MAX_VALUE} for a
   * larger one.
   */
  long count(Event event, String where) {
    expect(event, Event.VALUE_NUMBER, where);
    String digits = json.getString();
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrongType(
          where, "a whole number of 0 or more", digits.length() > MAX_DIGITS ? "a number" : digits);
    }
    return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  private static ProblemException wrongType(String where, String expected, String found) {
    return new ProblemException(WRONG_TYPE, where + ": expected " + expected + ", found " + found);
  }

  /** Goes to the end, which must be next. */
  void expectEnd() {
    if (json.hasNext()) {
      throw new ProblemException(MALFORMED_JSON, "the body continues after the end of its JSON");
    }
  }

  /**
   * Reads the members of an object that has begun, each key once.
   *
   * @param where begins the message about a duplicate key
   * @param member takes a key, and the first event of its value, which it must read to the end
   */
  void members(String where, BiConsumer<String, Event> member) {
    Set<String> keys = new HashSet<>();
    while (json.next() != Event.END_OBJECT) {
      String key = json.getString();
      if (!keys.add(key)) {
        throw duplicate(where, key);
      }
      member.accept(key, json.next());
    }
  }

  /** Returns the problem of a key that an object has twice. */
  static ProblemException duplicate(String where, String key) {
    return new ProblemException(MALFORMED_JSON, where + "duplicate key \"" + key + "\"");
  }

  /**
   * Skips the value that begins with {@code first}: step by step, because the parser's own
   * skipArray never returns if the text ends early.
   *
   * @param where begins the message about a value that is nested too deep
   */
  void skip(Event first, String where) {
    int depth = nesting(first);
    while (depth > 0) {
      depth += nesting(json.next());
      if (depth > MAX_NESTING) {
        throw new ProblemException(
            MALFORMED_JSON, where + "a value is nested more than " + MAX_NESTING + " deep");
      }
    }
  }

  private static int nesting(Event event) {
    return switch (event) {
      case START_OBJECT, START_ARRAY -> 1;
      case END_OBJECT, END_ARRAY -> -1;
      default -> 0;
    };
  }

  /** Returns what an event begins or is, as an error names it. */
  static String name(Event event) {
    return switch (event) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING, KEY_NAME -> "a string";
      case VALUE_NUMBER -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      case END_OBJECT, END_ARRAY -> "the end";
    };
  }
}
