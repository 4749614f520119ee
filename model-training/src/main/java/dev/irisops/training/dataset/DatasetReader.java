package dev.irisops.training.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a data file in UTF-8: ARFF if its name ends with {@code .arff}, CSV otherwise. */
public final class DatasetReader {
  private DatasetReader() {}

  /**
   * Reads a data file.
   *
   * @param path path of the data file
   * @param classAttribute name of the nominal attribute to predict; all others are numeric features
   * @return the data set
   * @throws InvalidDatasetException if the file cannot be read, or if a value is missing, not a
   *     finite number or not a declared class
   */
  public static Dataset read(Path path, String classAttribute) {
    byte[] bytes = bytes(path);
    String file = String.valueOf(path.getFileName());
    String text = text(file, bytes);
    Table table = isArff(file) ? ArffReader.parse(file, text) : CsvReader.parse(file, text);
    return new TableParser(table, classAttribute).dataset(Sha256.hex(bytes));
  }

  private static boolean isArff(String file) {
    return file.toLowerCase(Locale.ROOT).endsWith(".arff");
  }

  private static byte[] bytes(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new InvalidDatasetException(path.toString(), "expected a file, found none");
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new InvalidDatasetException(path.toString(), "expected a readable file");
    }
  }

  private static String text(String file, byte[] bytes) {
    String text = decode(file, bytes);
    if (text.isBlank()) {
      throw new InvalidDatasetException(file, "expected a header and rows, found an empty file");
    }
    // Because spreadsheets write a byte order mark, which would become part of the first name.
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String decode(String file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidDatasetException(file, "expected UTF-8 text");
    }
  }
}
