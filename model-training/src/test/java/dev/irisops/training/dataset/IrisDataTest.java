package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.training.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IrisDataTest {
  private static final String SHA256 =
      "9cc1c345c71bcc9b486b74cbf6063fa66f4bb5e0f603a4b3c3471ec2e5e8e355";

  @Test
  void iris_asShipped_hasDocumentedDigestAndShape() throws IOException {
    Dataset iris = TestData.iris();
    assertThat(iris.sha256()).isEqualTo(SHA256);
    assertThat(Files.readString(Path.of("src/main/data/README.md"))).contains(SHA256);
    assertThat(iris.rows()).hasSize(150);
    assertThat(iris.classes()).containsExactly("setosa", "versicolor", "virginica");
  }

  @Test
  void iris_rows35And38_matchFishersPaper() {
    assertThat(TestData.iris().rows().get(34).values()).containsExactly(4.9, 3.1, 1.5, 0.2);
    assertThat(TestData.iris().rows().get(37).values()).containsExactly(4.9, 3.6, 1.4, 0.1);
  }
}
