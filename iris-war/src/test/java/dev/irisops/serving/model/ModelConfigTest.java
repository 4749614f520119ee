package dev.irisops.serving.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.serving.FakeConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelConfigTest {
  @Test
  void dir_thatIsNotSet_isEmpty() {
    assertThat(ModelConfig.from(new FakeConfig(Map.of())).dir()).isEmpty();
  }

  @Test
  void dir_thatIsSet_isAPath() {
    assertThat(ModelConfig.from(FakeConfig.of("iris.model.dir", "/models/iris")).dir())
        .contains(Path.of("/models/iris"));
  }
}
