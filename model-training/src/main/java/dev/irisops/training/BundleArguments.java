package dev.irisops.training;

import dev.irisops.training.bundle.ModelMetadata;
import dev.irisops.training.bundle.OutputFolder;
import dev.irisops.training.profile.AllowedWidths;
import dev.irisops.training.profile.Unseen;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of the command line that say where the bundle is written, and what its card says. */
final class BundleArguments {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "output folder for <name>/, <name>.zip and report.html")
  private Path out;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "name of the model (default: name of the file without extensions)")
  private Optional<String> givenName;

  @Option(
      names = "--unit",
      paramLabel = "FEATURE=UNIT",
      description = "unit of a feature or of the number to predict, repeatable (default: none)")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--allowed-widths",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "widths of a feature's training range by which the service accepts values outside it, or off to accept every"
              + " finite value (default: ${DEFAULT-VALUE})")
  private String allowedWidths;

  @Option(
      names = "--unseen",
      paramLabel = "POLICY",
      description =
          "answer of the service to a label that is not in the data: missing (predicts as if the value were missing) or"
              + " refuse (default: missing if the algorithm handles missing values)")
  private Optional<String> unseen;

  @Option(
      names = "--source",
      defaultValue = "not stated",
      paramLabel = "TEXT",
      description = "source of the data, for the model card (default: ${DEFAULT-VALUE})")
  private String source;

  @Option(
      names = "--created",
      paramLabel = "INSTANT",
      description =
          "creation time of the model, e.g. 2026-11-22T00:00:00Z (default: SOURCE_DATE_EPOCH, else the modification time"
              + " of the file)")
  private Optional<Instant> created;

  /**
   * Returns the output folder.
   *
   * @param file file that gives the name by default
   */
  OutputFolder output(Path file) {
    return new OutputFolder(out, name(file));
  }

  /**
   * Returns the information for the card.
   *
   * @param file file that gives name and time by default
   * @param environment environment variables by name
   * @throws IllegalArgumentException if a value is invalid
   */
  ModelMetadata metadata(Path file, Map<String, String> environment) {
    return new ModelMetadata(
        name(file),
        new CreationTime(created, environment).of(file),
        source,
        units,
        AllowedWidths.parse(allowedWidths),
        unseen.map(Unseen::parse));
  }

  private String name(Path file) {
    return givenName.orElseGet(() -> defaultName(file));
  }

  /** Returns the name of a file without extensions, as a name that a model can have. */
  static String defaultName(Path file) {
    String name =
        String.valueOf(file.getFileName())
            .replaceFirst("(?i)\\.gz$", "")
            .replaceFirst("(?<=.)\\.[^.]*$", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceFirst("^[._-]+", "");
    return name.isEmpty() ? "model" : name.substring(0, Math.min(63, name.length()));
  }
}
