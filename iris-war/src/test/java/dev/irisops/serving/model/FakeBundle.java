package dev.irisops.serving.model;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A bundle in memory: the one that the build made, or a changed copy of it. */
public record FakeBundle(Map<String, byte[]> files) implements BundleSource {
  /** Returns the bundle that the build made. */
  public static FakeBundle iris() {
    return of(BundleSource.EMBEDDED);
  }

  /** Returns the bundle in {@code folder}. */
  public static FakeBundle in(Path folder) {
    return of(new BundleFolder(folder));
  }

  private static FakeBundle of(BundleSource source) {
    Map<String, byte[]> files = new HashMap<>();
    for (String file : Bundle.FILES) {
      try (InputStream in = source.open(file)) {
        files.put(file, in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new FakeBundle(files);
  }

  @Override
  public InputStream open(String file) {
    return Optional.ofNullable(files.get(file))
        .map(ByteArrayInputStream::new)
        .orElseThrow(() -> new InvalidBundleException(file + ": no such file"));
  }

  /** Writes the files into {@code folder}, overwriting existing ones, and returns it. */
  public Path writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(String file) {
    return files.get(file);
  }

  public String text(String file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }

  /** Returns a copy without {@code file}. */
  public FakeBundle without(String file) {
    Map<String, byte[]> changed = new HashMap<>(files);
    changed.remove(file);
    return new FakeBundle(changed);
  }

  /** Returns a copy with other bytes and the old digest in the card. */
  public FakeBundle withChanged(String file, byte[] bytes) {
    Map<String, byte[]> changed = new HashMap<>(files);
    changed.put(file, bytes);
    return new FakeBundle(changed);
  }

  /** Returns a copy with other bytes and their digest in the card. */
  public FakeBundle withSigned(String file, byte[] bytes) {
    JsonObject card = Json.createReader(open("model-card.json")).readObject();
    JsonObject signed =
        Json.createObjectBuilder(card)
            .add(
                "files",
                Json.createObjectBuilder(card.getJsonObject("files")).add(file, sha256(bytes)))
            .build();
    return withChanged(file, bytes)
        .withChanged("model-card.json", signed.toString().getBytes(StandardCharsets.UTF_8));
  }

  public FakeBundle withSigned(String file, String text) {
    return withSigned(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a copy with {@code from} in the card replaced by {@code to}. */
  public FakeBundle withCard(String from, String to) {
    String card = text("model-card.json").replace(from, to);
    return withChanged("model-card.json", card.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns a copy whose card states the heap of one copy of the classifier, true or not. */
  public FakeBundle withHeapBytes(long bytes) {
    JsonObject card = Json.createReader(open("model-card.json")).readObject();
    String changed = Json.createObjectBuilder(card).add("heap_bytes", bytes).build().toString();
    return withChanged("model-card.json", changed.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static byte[] serialized(Object object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
