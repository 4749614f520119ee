package dev.irisops.serving.model;

import dev.irisops.serving.settings.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings {@code iris.model.*}.
 *
 * @param dir {@code iris.model.dir}: the folder of the model bundle; empty for the bundle inside
 *     the WAR
 * @param fallback {@code iris.model.fallback}: true to serve the bundle inside the WAR while that
 *     folder has none
 * @param reloadInterval {@code iris.model.reload-interval}, in seconds: the time between two looks
 *     at the folder
 */
public record ModelSettings(Optional<Path> dir, boolean fallback, Duration reloadInterval) {
  private static final String INTERVAL = "iris.model.reload-interval";
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  public ModelSettings {
    if (reloadInterval.compareTo(SHORTEST) < 0 || reloadInterval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s: expected %s to %s seconds, found %s"
              .formatted(INTERVAL, text(SHORTEST), text(LONGEST), text(reloadInterval)));
    }
  }

  /** Reads the settings. */
  public static ModelSettings from(Settings settings) {
    return new ModelSettings(
        settings.path("iris.model.dir"),
        settings.flag("iris.model.fallback"),
        settings.seconds(INTERVAL, Duration.ofSeconds(5)));
  }

  /** Returns the source of the bundle. */
  BundleSource source() {
    return dir.map(BundleFolder::new).map(this::orEmbedded).orElse(BundleSource.EMBEDDED);
  }

  private BundleSource orEmbedded(BundleFolder folder) {
    return fallback ? new FolderOrEmbedded(folder, BundleSource.EMBEDDED) : folder;
  }

  private static String text(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }
}
