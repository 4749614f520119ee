package dev.irisops.bench.echo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoWarTest {
  @TempDir private Path war;

  @Test
  void war_holdsTheApplicationAndItsAnswer() throws IOException {
    EchoWar.write(war, "{}".getBytes(StandardCharsets.UTF_8));

    Path classes = war.resolve("WEB-INF/classes/dev/irisops/bench/echo");
    assertThat(classes.resolve("answer.json")).hasContent("{}");
    for (Class<?> type :
        new Class<?>[] {
          Answer.class, EchoApplication.class, EchoResource.class, EchoServlet.class
        }) {
      assertThat(classes.resolve(type.getSimpleName() + ".class")).isNotEmptyFile();
    }
    assertThat(war.resolve("WEB-INF/ibm-web-bnd.xml")).content().contains("\"api\"");
  }
}
