package dev.irisops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestBodiesTest {
  @TempDir private Path folder;
  private RequestBodies bodies;

  @BeforeEach
  void read() throws IOException {
    Path csv = Files.writeString(folder.resolve("data.csv"), "a,b,class\n1,2.5,x\n3,4,y\n");
    bodies = new RequestBodies(csv, folder);
  }

  @Test
  void single_always_isFirstRowWithoutClass() {
    assertThat(bodies.single()).hasContent("{\"a\":1,\"b\":2.5}");
  }

  @Test
  void batch_longerThanData_repeatsRows() {
    assertThat(bodies.batch(3))
        .hasContent("[{\"a\":1,\"b\":2.5},{\"a\":3,\"b\":4},{\"a\":1,\"b\":2.5}]");
  }
}
