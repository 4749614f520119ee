package dev.irisops.stack.manifests.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.tool.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule of Kubernetes' reference of NetworkPolicies. */
class NetworkPoliciesTest {
  private static final Endpoint WEB =
      new Endpoint(
          "web",
          "10.0.0.1",
          "shop",
          Map.of("kubernetes.io/metadata.name", "shop"),
          Map.of("app", "web"),
          Map.of("http", 8080));
  private static final Endpoint DB = Endpoint.pod("db", "shop", Map.of("app", "db"));
  private static final Endpoint SAME_LABELS = Endpoint.pod("db2", "other", Map.of("app", "db"));
  private static final Endpoint INTERNET = Endpoint.outside("internet", "203.0.113.9");

  @Test
  void podThatNoPolicySelects_isOpen() {
    assertThat(allows(DB, WEB, 8080)).isTrue();
    assertThat(allows(DB, WEB, 8080, "{podSelector: {matchLabels: {app: x}}}")).isTrue();
  }

  @Test
  void policyOfAnotherNamespace_doesNotApply() {
    KubeObject policy = policy("{podSelector: {}}", "other");

    assertThat(new NetworkPolicies(List.of(policy), false).allow(DB, WEB, "TCP", 8080)).isTrue();
  }

  @Test
  void policyWithoutTypes_closesIngressAlone() {
    assertThat(allows(DB, WEB, 8080, "{podSelector: {matchLabels: {app: web}}}")).isFalse();
    assertThat(allows(WEB, DB, 8080, "{podSelector: {matchLabels: {app: web}}}")).isTrue();
  }

  @Test
  void policyWithoutTypesButWithEgress_closesBoth() {
    String policy = "{podSelector: {matchLabels: {app: web}}, egress: []}";

    assertThat(allows(DB, WEB, 8080, policy)).isFalse();
    assertThat(allows(WEB, DB, 8080, policy)).isFalse();
  }

  @Test
  void bothEnds_mustAllow() {
    String deny = "{podSelector: {}, policyTypes: [Ingress, Egress]}";
    String out = "{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress], egress: [{}]}";
    String in = "{podSelector: {matchLabels: {app: web}}, ingress: [{}]}";

    assertThat(allows(DB, WEB, 8080, deny, out)).isFalse();
    assertThat(allows(DB, WEB, 8080, deny, in)).isFalse();
    assertThat(allows(DB, WEB, 8080, deny, out, in)).isTrue();
    assertThat(allows(WEB, DB, 8080, deny, out, in)).isFalse();
  }

  @Test
  void podSelectorAlone_meansThePolicysNamespace() {
    String policy = ingress("from: [{podSelector: {matchLabels: {app: db}}}]");

    assertThat(allows(DB, WEB, 8080, policy)).isTrue();
    assertThat(allows(SAME_LABELS, WEB, 8080, policy)).isFalse();
  }

  @Test
  void namespaceSelectorAlone_meansAllItsPods() {
    String policy =
        ingress("from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}}]");

    assertThat(allows(SAME_LABELS, WEB, 8080, policy)).isTrue();
    assertThat(allows(DB, WEB, 8080, policy)).isFalse();
    assertThat(allows(INTERNET, WEB, 8080, policy)).isFalse();
  }

  @Test
  void bothSelectorsInOnePeer_mustBothMatch_inTwoPeersEither() {
    String one = "namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}";
    String two = "podSelector: {matchLabels: {app: cache}}";

    assertThat(allows(SAME_LABELS, WEB, 8080, ingress("from: [{%s, %s}]".formatted(one, two))))
        .isFalse();
    assertThat(allows(SAME_LABELS, WEB, 8080, ingress("from: [{%s}, {%s}]".formatted(one, two))))
        .isTrue();
  }

  @Test
  void emptyNamespaceSelector_meansEveryPodButNoAddress() {
    String policy = ingress("from: [{namespaceSelector: {}}]");

    assertThat(allows(SAME_LABELS, WEB, 8080, policy)).isTrue();
    assertThat(allows(INTERNET, WEB, 8080, policy)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, true",
    "203.0.113.0/24, true",
    "203.0.113.9/32, true",
    "203.0.113.8/32, false",
    "10.0.0.0/8, false",
    "::/0, false"
  })
  void ipBlock_meansItsAddresses(String cidr, boolean allowed) {
    assertThat(allows(INTERNET, WEB, 8080, ingress("from: [{ipBlock: {cidr: '" + cidr + "'}}]")))
        .isEqualTo(allowed);
  }

  @Test
  void ipBlock_doesNotMeanItsExceptions() {
    String policy = ingress("from: [{ipBlock: {cidr: 0.0.0.0/0, except: [203.0.113.0/24]}}]");

    assertThat(allows(INTERNET, WEB, 8080, policy)).isFalse();
    assertThat(allows(Endpoint.outside("x", "198.51.100.1"), WEB, 8080, policy)).isTrue();
  }

  @Test
  void ipBlock_reachesPodsWithSomePluginsOnly() {
    List<KubeObject> policies =
        List.of(policy(ingress("from: [{ipBlock: {cidr: 0.0.0.0/0}}]"), "shop"));

    assertThat(new NetworkPolicies(policies, false).allow(DB, WEB, "TCP", 8080)).isFalse();
    assertThat(new NetworkPolicies(policies, true).allow(DB, WEB, "TCP", 8080)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'{port: 8080}', 8080, true",
    "'{port: 8080}', 8081, false",
    "'{port: 8080, protocol: UDP}', 8080, false",
    "'{port: 8000, endPort: 8090}', 8080, true",
    "'{port: 8000, endPort: 8079}', 8080, false",
    "'{port: http}', 8080, true",
    "'{port: http}', 8081, false",
    "'{port: https}', 8080, false",
    "'{protocol: TCP}', 8080, true",
    "'{port: 1}, {port: 8080}', 8080, true"
  })
  void ports_areNumbersRangesOrNamesOfTheReceiver(String ports, int port, boolean allowed) {
    assertThat(allows(DB, WEB, port, ingress("ports: [" + ports + "]"))).isEqualTo(allowed);
  }

  @Test
  void egressToANamedPort_asksTheReceiver() {
    String policy =
        "{podSelector: {matchLabels: {app: db}}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]}";

    assertThat(allows(DB, WEB, 8080, policy)).isTrue();
    assertThat(allows(DB, INTERNET, 8080, policy)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "In, '[db, web]', true",
    "NotIn, '[db, web]', false",
    "NotIn, '[x]', true",
    "Exists, '[]', true",
    "DoesNotExist, '[]', false"
  })
  void matchExpressions_areUnderstood(String operator, String values, boolean selected) {
    String policy =
        "{podSelector: {matchExpressions: [{key: app, operator: %s, values: %s}]}}"
            .formatted(operator, values);

    assertThat(allows(DB, WEB, 8080, policy)).isEqualTo(!selected);
  }

  private static String ingress(String rule) {
    return "{podSelector: {matchLabels: {app: web}}, ingress: [{" + rule + "}]}";
  }

  private static boolean allows(Endpoint from, Endpoint to, int port, String... specs) {
    List<KubeObject> policies = Stream.of(specs).map(spec -> policy(spec, "shop")).toList();
    return new NetworkPolicies(policies, false).allow(from, to, "TCP", port);
  }

  private static KubeObject policy(String spec, String namespace) {
    return new KubeObject(
        (ObjectNode)
            Json.readYaml(
                "{kind: NetworkPolicy, metadata: {name: x, namespace: %s}, spec: %s}"
                    .formatted(namespace, spec)));
  }
}
