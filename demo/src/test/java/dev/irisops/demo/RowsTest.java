package dev.irisops.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsTest {
  private static final String CARD =
      """
      {"features": [
        {"name": "age", "type": "numeric", "standard_deviation": 10.0, "allowed_max": 65.0},
        {"name": "plan", "type": "nominal", "labels": ["free", "paid"]}
      ]}
      """;

  @TempDir Path folder;

  @Test
  void row_hasTheFeaturesOfTheModelOnly() throws IOException {
    assertThat(rows("id,age,plan,churned\n7,40,free,no\n").one(false))
        .isEqualTo("{\"age\":40.0,\"plan\":\"free\"}");
  }

  @Test
  void emptyCell_isMissing() throws IOException {
    assertThat(rows("age,plan\n?,\n").one(false)).isEqualTo("{\"age\":null,\"plan\":null}");
  }

  @Test
  void driftedRow_hasHigherNumbersAndOtherLabels() throws IOException {
    assertThat(rows("age,plan\n40,free\n").one(true)).isEqualTo("{\"age\":60.0,\"plan\":\"paid\"}");
    assertThat(rows("age,plan\n60,paid\n").one(true)).isEqualTo("{\"age\":65.0,\"plan\":\"free\"}");
  }

  @Test
  void batch_isAnArray() throws IOException {
    JsonNode batch = new ObjectMapper().readTree(rows("age,plan\n40,free\n").batch(3, false));

    assertThat(batch).hasSize(3);
  }

  @Test
  void tableWithoutAFeature_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows("age\n40\n"))
        .withMessageEndingWith("table.csv has no column plan, which the model needs");
  }

  @Test
  void textInANumericColumn_isNamedWithItsRow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows("age,plan\n40,free\n1 234,paid\n"))
        .withMessage("row 2, age: expected a number, found 1 234");
  }

  @Test
  void tableWithoutRows_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows("age,plan\n"))
        .withMessageEndingWith("table.csv has no rows");
  }

  private Rows rows(String table) throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    return Rows.read(file, new ObjectMapper().readTree(CARD), new Random(1));
  }
}
