package dev.irisops.stack.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.irisops.stack.server.IrisApi;
import dev.irisops.stack.server.Server;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The clients that users of other inference servers bring along work with this service. */
class InferenceClientsIT {
  private static Server service;

  @BeforeAll
  static void start() {
    service = IrisApi.start();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Without a Content-Type, in binary by default, compressed, and with Triton's extensions. */
  @Test
  void clientOfTriton_isServed() {
    assertThat(PythonClients.run(Path.of("triton.py"), "localhost:" + service.port()))
        .isEqualTo(
            """
            live: True
            ready: True
            model ready: True
            version ready: True
            other version ready: False
            server: ['binary_tensor_data', 'classification', 'model_configuration', 'statistics']
            inputs: [('sepal_length', 'FP64', [-1]), ('sepal_width', 'FP64', [-1]), \
            ('petal_length', 'FP64', [-1]), ('petal_width', 'FP64', [-1])]
            outputs: [('predicted_class', 'BYTES', [-1]), ('probabilities', 'FP64', [-1, 3])]
            config: [('predicted_class', 'TYPE_STRING', [-1]), \
            ('probabilities', 'TYPE_FP64', [-1, 3])]
            index: [('iris', True, 'READY')]
            binary: (['setosa', 'virginica'], 'r1', True)
            probabilities: (dtype('float64'), (2, 3), [1.0, 1.0])
            json: ['setosa', 'virginica']
            FP32: ['setosa', 'virginica']
            INT64: ['setosa', 'virginica']
            INT32: ['setosa', 'virginica']
            columns: True
            gzip: True
            deflate: True
            classification: [[['0', 'setosa'], ['1', 'versicolor']], \
            [['2', 'virginica'], ['1', 'versicolor']]]
            async: ['setosa', 'virginica']
            rows: 20
            no key: [401] the API key in the header X-API-Key is missing or unknown
            no model: [404] this service has the model iris and no other
            no output: [400] outputs: expected predicted_class or probabilities, found p
            missing: [422] row 0, sepal_width: missing
            range: [422] row 0, sepal_width: expected 0.0 to 16.4 cm, found -1.0
            load: [404] there is nothing at this path""");
  }

  /** In JSON and in binary. */
  @Test
  void clientOfKServe_isServed() {
    assertThat(PythonClients.run(Path.of("kserve_client.py"), "http://localhost:" + service.port()))
        .isEqualTo(
            """
            ready: True
            live: True
            model ready: True
            other model ready: False
            json: r1 iris ['setosa', 'virginica'] (2, 3)
            binary: r1 iris ['setosa', 'virginica'] (2, 3)
            no key: the API key in the header X-API-Key is missing or unknown, \
            '401 Unauthorized' for url '/v2/models/iris/infer'""");
  }

  @Test
  void typesAndCodecsOfMlServer_areUnderstood() {
    assertThat(
            PythonClients.run(Path.of("mlserver_types.py"), "http://localhost:" + service.port()))
        .isEqualTo(
            """
            server: irisops
            model: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width']
            index: ['READY']
            numpy: r1 ['setosa', 'virginica'] (2, 3)
            pandas: ['setosa', 'virginica']
            sklearn-iris: ['setosa', 'virginica']
            no output: 400 outputs: expected predicted_class or probabilities, found predict""");
  }
}
