package dev.irisops.serving.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final List<Feature> FEATURES = List.of(Samples.WIDTH, Samples.RATIO);

  private static ClassTarget classes(String... names) {
    return Samples.classes(
        List.of(names).stream().map(name -> new ModelClass(name, 0.5, 0.5)).toList());
  }

  @Test
  void schema_withoutFeatures_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(List.of(), classes("a", "b")))
        .withMessage("feature names: expected 1 or more, all different, found []");
  }

  @Test
  void duplicateFeature_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(List.of(Samples.WIDTH, Samples.WIDTH), classes("a", "b")))
        .withMessage("feature names: expected 1 or more, all different, found [width, width]");
  }

  @Test
  void singleClass_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(FEATURES, classes("a")))
        .withMessage("class names: expected 2 or more, all different, found [a]");
  }

  @Test
  void duplicateClass_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schema(FEATURES, classes("a", "b", "a")))
        .withMessage("class names: expected 2 or more, all different, found [a, b, a]");
  }

  @Test
  void indexOf_isThePositionInTheCard() {
    Schema schema = Samples.schema();
    assertThat(schema.indexOf("width")).hasValue(0);
    assertThat(schema.indexOf("ratio")).hasValue(1);
    assertThat(schema.indexOf("Width")).isEmpty();
    assertThat(schema.indexOf("")).isEmpty();
  }
}
