package dev.irisops.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineWarTest {
  @TempDir private Path war;

  @Test
  void war_written_containsApplicationAndResponse() throws IOException {
    BaselineWar.write(war, "{}".getBytes(StandardCharsets.UTF_8));

    Path classes = war.resolve("WEB-INF/classes/dev/irisops/bench/baseline");
    assertThat(classes.resolve("response.json")).hasContent("{}");
    for (Class<?> type : List.of(FixedResponse.class, BaselineServlet.class)) {
      assertThat(classes.resolve(type.getSimpleName() + ".class")).isNotEmptyFile();
    }
  }
}
