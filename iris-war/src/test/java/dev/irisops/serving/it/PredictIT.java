package dev.irisops.serving.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code POST /predict} of the WAR as it ships. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PredictIT {
  private final Service service = Service.ofArquillian();

  @Deployment(testable = false)
  static WebArchive war() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, Path.of(System.getProperty("service.war")).toFile());
  }

  @Test
  void predict_ofASetosa_isAsTheDesignSays() {
    Answer answer = service.predict(Service.SETOSA);
    JsonObject json = answer.json();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).contains("application/json");
    assertThat(json.keySet())
        .containsExactly("predicted_class", "confidence", "probabilities", "model_version");
    assertThat(json.getString("predicted_class")).isEqualTo("setosa");
    assertThat(json.getJsonObject("probabilities").keySet())
        .containsExactly("setosa", "versicolor", "virginica");
  }
}
