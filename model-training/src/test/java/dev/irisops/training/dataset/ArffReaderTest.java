package dev.irisops.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;

class ArffReaderTest {
  private static final String TEXT =
      """
      % a comment, with {braces}
      @RELATION 'two words'
      @Attribute 'a width' REAL
      @attribute kind {'it''s', "big one", small}
      @attribute\theight integer

      @DATA
      1.5,'big one',3  % trailing
      -2e3 , small,\t4
      """
          .replace("'it''s'", "'it\\'s'");

  @Test
  void arff_withQuotesCommentsAndMixedCase_isReadAsByWeka(@TempDir Path folder) throws IOException {
    Dataset ours = DatasetReader.read(Files.writeString(folder.resolve("d.arff"), TEXT), "kind");
    Instances weka = new Instances(new StringReader(TEXT));
    assertThat(ours.featureNames())
        .containsExactly(weka.attribute(0).name(), weka.attribute(2).name());
    assertThat(ours.classes()).containsExactly("it's", "big one", "small");
    for (int row = 0; row < weka.size(); row++) {
      assertThat(ours.rows().get(row).value(0)).isEqualTo(weka.get(row).value(0));
      assertThat(ours.rows().get(row).value(1)).isEqualTo(weka.get(row).value(2));
      assertThat(ours.rows().get(row).classIndex()).isEqualTo((int) weka.get(row).value(1));
    }
  }
}
