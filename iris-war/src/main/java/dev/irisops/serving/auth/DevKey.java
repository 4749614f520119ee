package dev.irisops.serving.auth;

/** The key {@code dev}, which is valid as long as no key file is configured. */
record DevKey() implements ApiKeys {
  private static final KeyDigests KEY = KeyDigests.of(DEV);

  @Override
  public boolean isKnown(String key) {
    return KEY.contains(key);
  }

  @Override
  public boolean isFileValid() {
    return true;
  }
}
