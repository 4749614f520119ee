package dev.irisops.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes all files of a run beside their place first, then moves them in. A failure, or a signal
 * before the moves, leaves the earlier files as they were and no temporary ones.
 */
public final class Publication {
  private final OutputFolder output;
  private final Mover mover;

  /**
   * @param output where to
   */
  public Publication(OutputFolder output) {
    this(output, Files::move);
  }

  Publication(OutputFolder output, Mover mover) {
    this.output = output;
    this.mover = mover;
  }

  /**
   * @param bundle goes into the folder and the zip
   * @param report HTML
   * @throws OutputException if the files cannot be written
   */
  public void publish(Bundle bundle, String report) {
    output.requireUsable();
    try (Staging staging = Staging.in(output.folder())) {
      write(staging.fresh(), bundle, report);
      staging.swap(output.entries(), mover);
    } catch (IOException e) {
      throw new OutputException(output.folder() + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private void write(Path fresh, Bundle bundle, String report) throws IOException {
    Path folder = Files.createDirectory(fresh.resolve(output.name()));
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Files.write(fresh.resolve(output.zipName()), BundleZip.of(bundle.files()));
    Files.write(fresh.resolve(OutputFolder.REPORT), report.getBytes(UTF_8));
  }
}
