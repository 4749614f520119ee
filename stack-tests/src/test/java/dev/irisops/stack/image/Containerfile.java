package dev.irisops.stack.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instructions of a Containerfile. Ours run nothing during the build.
 *
 * @param path from the root of the repository
 */
record Containerfile(String path, List<Instruction> instructions) {
  static final Containerfile SERVICE = read("iris-war/Containerfile");
  static final Containerfile TRAINER = read("model-training/Containerfile");

  private static final Pattern PAIR = Pattern.compile("([\\w.]+)=(?:\"([^\"]*)\"|(\\S*))");

  /**
   * One instruction, its lines joined.
   *
   * @param keyword in capitals
   */
  record Instruction(String keyword, String argument) {}

  /**
   * A copy from the repository into the image.
   *
   * @param source from the root of the repository; a folder, for its content, ends with a slash
   * @param target a folder, or absolute
   * @param mode permissions in octal, empty for those of the source
   */
  record Copy(String source, String target, String mode) {}

  private static Containerfile read(String path) {
    String text = Repository.text(path).replaceAll("(?m)^\\s*#.*\n", "").replace("\\\n", " ");
    return new Containerfile(
        path,
        text.lines()
            .filter(line -> !line.isBlank())
            .map(line -> line.strip().split("\\s+", 2))
            .map(words -> new Instruction(words[0], words[1]))
            .toList());
  }

  /** Returns the arguments of each instruction of this kind. */
  List<String> all(String keyword) {
    return instructions.stream()
        .filter(instruction -> instruction.keyword().equals(keyword))
        .map(Instruction::argument)
        .toList();
  }

  /**
   * Returns the argument of the only instruction of this kind.
   *
   * @throws AssertionError if there is none, or another
   */
  String one(String keyword) {
    List<String> all = all(keyword);
    if (all.size() != 1) {
      throw new AssertionError(path + ": expected one " + keyword + ", found " + all);
    }
    return all.get(0);
  }

  /** Returns the pairs of {@code ENV} or {@code LABEL}, each {@code ARG} as its default. */
  Map<String, String> pairs(String keyword) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String argument : all(keyword)) {
      Matcher pair = PAIR.matcher(argument);
      while (pair.find()) {
        String value = pair.group(2) != null ? pair.group(2) : pair.group(3);
        pairs.put(pair.group(1), value.startsWith("$") ? argument(value.substring(1)) : value);
      }
    }
    return pairs;
  }

  private String argument(String name) {
    return all("ARG").stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> argument.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + ": no ARG " + name + " with a default"));
  }

  /** Returns the command of the container: {@code ENTRYPOINT} and {@code CMD} in exec form. */
  List<String> command() {
    List<String> words = new ArrayList<>(execForm(one("ENTRYPOINT")));
    all("CMD").forEach(argument -> words.addAll(execForm(argument)));
    return words;
  }

  private static List<String> execForm(String argument) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : Json.read(argument)) {
      words.add(word.textValue());
    }
    return words;
  }

  List<Copy> copies() {
    return all("COPY").stream().map(Containerfile::copy).toList();
  }

  private static Copy copy(String argument) {
    List<String> words = new ArrayList<>(Arrays.asList(argument.split("\\s+")));
    String mode = words.get(0).startsWith("--chmod=") ? words.remove(0).substring(8) : "";
    if (words.size() != 2) {
      throw new AssertionError("COPY: expected [--chmod=MODE] SOURCE TARGET, found " + argument);
    }
    return new Copy(words.get(0), words.get(1), mode);
  }

  @Override
  public String toString() {
    return path;
  }
}
