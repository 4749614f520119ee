package dev.irisops.stack.manifests.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.tool.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each rule of Kubernetes' reference of NetworkPolicies. */
class NetworkPoliciesTest {
  private static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "web",
          new Endpoint(
              "web",
              "10.0.0.1",
              "shop",
              Map.of("kubernetes.io/metadata.name", "shop"),
              Map.of("app", "web"),
              Map.of("http", 8080)),
          "db",
          Endpoint.pod("db", "shop", Map.of("app", "db")),
          "other",
          Endpoint.pod("db", "other", Map.of("app", "db")),
          "internet",
          Endpoint.outside("internet", "203.0.113.9"),
          "site",
          Endpoint.outside("site", "198.51.100.1"));

  /** The policies are those of the namespace shop; the last two columns are TCP connections. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/manifests/network-policies.txt",
      delimiterString = " | ",
      numLinesToSkip = 1)
  void connection_isOpenOrClosed(String name, String policies, String connection, String state) {
    assertThat(allow("shop", policies, false, connection)).isEqualTo(state.equals("open"));
  }

  @Test
  void connection_withoutPolicies_isOpen() {
    assertThat(allow("shop", "", false, "db to web 8080")).isTrue();
  }

  @Test
  void policyOfAnotherNamespace_doesNotApply() {
    assertThat(allow("other", "{podSelector: {}}", false, "db to web 8080")).isTrue();
  }

  @Test
  void ipBlock_matchesPodsWithSomeNetworkPlugins() {
    String policy = "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}";

    assertThat(allow("shop", policy, false, "db to web 8080")).isFalse();
    assertThat(allow("shop", policy, true, "db to web 8080")).isTrue();
  }

  private static boolean allow(
      String namespace, String specs, boolean blocksReachPods, String connection) {
    List<KubeObject> policies =
        Json.readYaml("[" + specs + "]")
            .valueStream()
            .map(spec -> policy(namespace, spec))
            .toList();
    String[] words = connection.split(" ");
    return new NetworkPolicies(policies, blocksReachPods)
        .allow(ENDPOINTS.get(words[0]), ENDPOINTS.get(words[2]), "TCP", Integer.parseInt(words[3]));
  }

  private static KubeObject policy(String namespace, JsonNode spec) {
    ObjectNode policy = (ObjectNode) Json.readYaml("{kind: NetworkPolicy, metadata: {name: x}}");
    policy.withObject("/metadata").put("namespace", namespace);
    policy.set("spec", spec);
    return new KubeObject(policy);
  }
}
