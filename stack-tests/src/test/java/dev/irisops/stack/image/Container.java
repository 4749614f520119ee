package dev.irisops.stack.image;

import dev.irisops.stack.image.Isolation.Volume;
import dev.irisops.testkit.Program;
import dev.irisops.testkit.WorkFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A process in the files of an image, with its settings and no others. */
final class Container extends Program {
  /** The variables of the base image. */
  private static final Map<String, String> BASE =
      Map.of(
          "JAVA_HOME",
          "/opt/java/openjdk",
          "PATH",
          "/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
          "LANG",
          "en_US.UTF-8");

  private Container(ProcessBuilder builder, Path folder) {
    super(builder, folder);
  }

  /** Starts the command of the image. */
  static Container start(
      UnpackedImage image, Isolation isolation, Volume volume, Map<String, String> settings) {
    return start(image, isolation, volume, settings, image.file().command());
  }

  /**
   * Starts a command.
   *
   * @param settings environment variables beside those of the image, which they replace
   */
  static Container start(
      UnpackedImage image,
      Isolation isolation,
      Volume volume,
      Map<String, String> settings,
      List<String> command) {
    Map<String, String> environment = new HashMap<>(BASE);
    environment.putAll(image.file().pairs("ENV"));
    environment.putAll(settings);
    Path folder = WorkFolder.create("container");
    ProcessBuilder builder =
        new ProcessBuilder(isolation.words(image, volume, command))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(isolation.environment(image, environment));
    return new Container(builder, folder);
  }
}
