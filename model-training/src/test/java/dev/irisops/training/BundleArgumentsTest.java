package dev.irisops.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleArgumentsTest {
  @ParameterizedTest
  @CsvSource({
    "coins.csv, coins",
    "/data/coins.CSV.gz, coins",
    "j48.model, j48",
    "coins, coins",
    "my coins.v2.arff, my-coins.v2",
    "_coins.csv, coins",
    ".csv, csv",
    "münzen.data, m-nzen",
    "東京.csv, model",
  })
  void defaultName_ofFile_hasNoExtensions(String file, String name) {
    assertThat(BundleArguments.defaultName(Path.of(file))).isEqualTo(name);
  }

  @Test
  void defaultName_ofLongFile_isShort() {
    assertThat(BundleArguments.defaultName(Path.of("x".repeat(80)))).isEqualTo("x".repeat(63));
  }
}
