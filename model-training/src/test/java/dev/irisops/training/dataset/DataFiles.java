package dev.irisops.training.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Data files that a test writes into a folder. */
record DataFiles(Path folder) {
  /** A data set and the notes about it. */
  record Reading(Dataset data, List<String> notes) {
    /** Returns the values of a row, in feature order. */
    double[] row(int row) {
      return data.rows().get(row).values();
    }

    /** Returns the name of the class of a row. */
    String label(int row) {
      return data.classes().get(data.rows().get(row).classIndex());
    }
  }

  /** Writes and reads a file in UTF-8. The options are those of the command line. */
  Reading read(String name, String text, String... options) throws IOException {
    return read(name, text.getBytes(UTF_8), options);
  }

  Reading read(String name, byte[] bytes, String... options) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    List<String> notes = new ArrayList<>();
    return new Reading(DatasetReader.read(file, options(options), notes::add), notes);
  }

  /** Returns the message of a file that is refused. */
  String refusal(String name, String text, String... options) {
    return refusal(name, text.getBytes(UTF_8), options);
  }

  String refusal(String name, byte[] bytes, String... options) {
    return catchThrowableOfType(InvalidDatasetException.class, () -> read(name, bytes, options))
        .getMessage();
  }

  private static DataOptions options(String... options) {
    return new DataOptions(
        values("--class-attribute", options).stream().findFirst(),
        values("--delimiter", options).stream().findFirst().map(text -> text.charAt(0)),
        values("--decimal", options).stream().findFirst().orElse(".").charAt(0),
        values("--encoding", options).stream().findFirst().map(Charset::forName),
        values("--missing", options),
        values("--ignore", options),
        values("--nominal", options),
        values("--task", options).stream().findFirst().map(Task::parse));
  }

  private static List<String> values(String name, String... options) {
    return List.of(options).stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> option.substring(name.length() + 1))
        .toList();
  }
}
