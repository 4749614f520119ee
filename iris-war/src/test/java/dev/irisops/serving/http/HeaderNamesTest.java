package dev.irisops.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletRequestEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

class HeaderNamesTest {
  private final List<String> asked = new ArrayList<>();
  private final HeaderNames names = new HeaderNames();

  private void request() {
    MockHttpServletRequest request =
        new MockHttpServletRequest() {
          @Override
          public String getHeader(String name) {
            asked.add(name);
            return null;
          }
        };
    names.requestInitialized(new ServletRequestEvent(new MockServletContext(), request));
  }

  @Test
  void firstRequest_isAskedForAsManyNamesAsTheTableHasPlaces() {
    request();
    assertThat(asked).hasSizeGreaterThan(1024).doesNotHaveDuplicates().startsWith("X-API-Key");
    assertThat(asked).allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9-]+"));
  }

  @Test
  void laterRequests_areNotAsked() {
    request();
    int before = asked.size();
    request();
    assertThat(asked).hasSize(before);
  }
}
