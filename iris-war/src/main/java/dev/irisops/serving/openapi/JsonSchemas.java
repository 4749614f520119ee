package dev.irisops.serving.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The building blocks of JSON schemas, to which the caller may add keywords. */
final class JsonSchemas {
  private JsonSchemas() {}

  /**
   * Returns the schema of values of a type.
   *
   * @param type the name of the type, or the list of the names of several
   */
  static Map<String, Object> type(Object type) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", type);
    return schema;
  }

  /** Returns the schema of values of a type, with a description. */
  static Map<String, Object> described(Object type, String description) {
    Map<String, Object> schema = type(type);
    schema.put("description", description);
    return schema;
  }

  /** Returns the schema of an object that has all of these members. */
  static Map<String, Object> object(Map<String, Object> members) {
    return object(List.copyOf(members.keySet()), members);
  }

  /** Returns the schema of an object that has some of these members. */
  static Map<String, Object> object(List<String> required, Map<String, Object> members) {
    Map<String, Object> object = type("object");
    object.put("required", required);
    object.put("properties", members);
    return object;
  }

  /** Returns the schema of an array. */
  static Map<String, Object> array(Map<String, Object> items) {
    Map<String, Object> array = type("array");
    array.put("items", items);
    return array;
  }
}
