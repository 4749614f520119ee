package dev.irisops.training.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a bundle and its report: first into a staging folder, from where they are moved into
 * place. A failure or a signal leaves either the earlier files or all of the new ones, and no
 * temporary files.
 */
public final class BundleWriter {
  private final OutputFolder output;
  private final FileMover mover;

  /**
   * Creates a writer.
   *
   * @param output output folder
   */
  public BundleWriter(OutputFolder output) {
    this(output, Files::move);
  }

  BundleWriter(OutputFolder output, FileMover mover) {
    this.output = output;
    this.mover = mover;
  }

  /**
   * Writes the bundle, its zip and the report.
   *
   * @param bundle bundle to write
   * @param report report in HTML
   * @throws OutputException if the files cannot be written
   */
  public void write(Bundle bundle, String report) {
    output.requireUsable();
    try (StagingFolder staging = StagingFolder.in(output.folder())) {
      writeFiles(staging.newFiles(), bundle, report);
      staging.moveIntoPlace(output.entries(), mover);
    } catch (IOException e) {
      throw new OutputException(output.folder() + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private void writeFiles(Path parent, Bundle bundle, String report) throws IOException {
    Path folder = Files.createDirectory(parent.resolve(output.name()));
    for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    Files.write(parent.resolve(output.zipName()), BundleZip.of(bundle.files()));
    Files.write(parent.resolve(OutputFolder.REPORT), report.getBytes(UTF_8));
  }
}
