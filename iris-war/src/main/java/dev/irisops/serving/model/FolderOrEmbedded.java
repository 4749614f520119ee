package dev.irisops.serving.model;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bundle in a folder, or another one while the folder is empty. A folder with a part of a
 * bundle is not empty.
 */
record FolderOrEmbedded(BundleFolder folder, BundleSource embedded) implements BundleSource {
  @Override
  public InputStream open(String file) throws IOException {
    return current().open(file);
  }

  @Override
  public long size(String file) throws IOException {
    return current().size(file);
  }

  private BundleSource current() {
    return folder.isEmpty() ? embedded : folder;
  }

  @Override
  public String fingerprint() {
    return folder.fingerprint();
  }

  @Override
  public String place() {
    return folder.place();
  }
}
