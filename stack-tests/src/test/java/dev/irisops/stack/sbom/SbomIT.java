package dev.irisops.stack.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Each bill lists the libraries that its artefact holds. */
class SbomIT {
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final String SERVICE = "iris-war/target/iris-api";
  private static final String TRAINER = "model-training/target/model-training";

  /** And Swagger UI, of which the WAR has files instead of the jar. */
  @Test
  void billOfTheService_listsExactlyTheLibrariesOfTheWar() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (ZipFile war = new ZipFile(Repository.root().resolve(SERVICE + ".war").toFile())) {
      for (ZipEntry entry : entries(war, LIBRARIES + ".+")) {
        digests.put(entry.getName().substring(LIBRARIES.length()), sha256(war, entry));
      }
    }

    Map<String, String> listed =
        components(SERVICE, component -> nameAndVersion(component) + ".jar");
    assertThat(listed.keySet().removeIf(name -> name.startsWith("swagger-ui-"))).isTrue();
    assertThat(listed).isNotEmpty().isEqualTo(digests);
  }

  /** Only Maven's own builds leave these properties in a jar, so the bill may list more. */
  @Test
  void billOfTheTrainer_listsTheLibrariesThatItsJarNames() throws IOException {
    try (ZipFile jar = new ZipFile(Repository.root().resolve(TRAINER + ".jar").toFile())) {
      List<? extends ZipEntry> named =
          entries(jar, "META-INF/maven/(?!dev\\.irisops/).+/pom\\.properties");

      assertThat(named).hasSizeGreaterThan(5);
      for (ZipEntry entry : named) {
        Properties library = new Properties();
        library.load(jar.getInputStream(entry));
        assertThat(components(TRAINER, SbomIT::nameAndVersion))
            .containsKey(library.get("artifactId") + "-" + library.get("version"));
      }
    }
  }

  private static List<? extends ZipEntry> entries(ZipFile archive, String pattern) {
    return archive.stream().filter(entry -> entry.getName().matches(pattern)).toList();
  }

  /** Returns the SHA-256 of each component of a bill, by a key made of the component. */
  private static Map<String, String> components(String artefact, Function<JsonNode, String> key) {
    JsonNode components = Json.read(Repository.text(artefact + ".cdx.json")).path("components");
    return StreamSupport.stream(components.spliterator(), false)
        .collect(Collectors.toMap(key, SbomIT::sha256, (one, other) -> one, TreeMap::new));
  }

  private static String nameAndVersion(JsonNode component) {
    return component.path("name").asText() + "-" + component.path("version").asText();
  }

  private static String sha256(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").asText().equals("SHA-256")) {
        return hash.path("content").asText();
      }
    }
    return "";
  }

  private static String sha256(ZipFile archive, ZipEntry entry) throws IOException {
    try (InputStream in = archive.getInputStream(entry)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
