package dev.irisops.stack.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.irisops.stack.tool.ControlPlane;
import dev.irisops.stack.tool.Json;
import dev.irisops.stack.tool.Repository;
import dev.irisops.stack.tool.Tool;
import dev.irisops.testkit.Command;
import dev.irisops.testkit.FreePort;
import dev.irisops.testkit.Http;
import dev.irisops.testkit.Waiting;
import dev.irisops.testkit.WorkFolder;
import java.io.File;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real kube-apiserver with its etcd, as processes on loopback: default admission, RBAC, no nodes.
 * Its custom resources are those of the Prometheus Operator and of cert-manager, as they publish
 * them.
 */
public final class ApiServer implements AutoCloseable {
  private static final Path CUSTOM_RESOURCES =
      Repository.root().resolve("stack-tests/src/test/kubernetes-schema/crds.json");

  private final Path folder = WorkFolder.create("kubernetes");
  private final Deque<Server> running = new ArrayDeque<>();
  private final int port = FreePort.next();
  private Server proxy;

  private ApiServer() {
    Repository.write(folder.resolve("service-accounts.key"), privateKey());
    Repository.write(folder.resolve("tokens.csv"), "admin,admin,admin,system:masters\n");
    Repository.write(folder.resolve("kubeconfig"), kubeconfig());
  }

  /** Starts etcd and kube-apiserver, and installs the custom resources. */
  public static ApiServer start() {
    ApiServer started = new ApiServer();
    try {
      started.startEtcdAndServer();
      started.kubectl("create", "-f", CUSTOM_RESOURCES.toString()).output();
      Waiting.until("the custom resources are served", started::hasCustomResources);
      return started;
    } catch (AssertionError e) {
      started.close();
      throw e;
    }
  }

  /** Asks discovery, which follows the conditions of the definitions a little later. */
  private boolean hasCustomResources() {
    for (JsonNode definition : Json.read(Repository.text(CUSTOM_RESOURCES)).path("items")) {
      JsonNode spec = definition.path("spec");
      String version = spec.at("/versions/0/name").asText();
      String resources =
          proxy.get("/apis/%s/%s".formatted(spec.path("group").asText(), version)).body();
      if (!resources.contains("\"name\":" + spec.at("/names/plural"))) {
        return false;
      }
    }
    return true;
  }

  private void startEtcdAndServer() {
    int etcd = FreePort.next();
    String store = "http://127.0.0.1:" + etcd;
    run(
        etcd,
        "/health",
        ControlPlane.ETCD,
        "--data-dir=etcd",
        "--unsafe-no-fsync", // because nobody needs the data after a power failure
        "--listen-client-urls=" + store,
        "--advertise-client-urls=" + store,
        "--listen-peer-urls=http://127.0.0.1:" + FreePort.next());
    runServer(store);
    int proxyPort = FreePort.next();
    List<String> command = kubectl("proxy", "--port=" + proxyPort).words();
    proxy = Server.start(folder("proxy"), proxyPort, "/readyz", environment(), command);
    running.push(proxy);
  }

  private void runServer(String store) {
    String[] flags = {
      "--etcd-servers=" + store,
      "--bind-address=127.0.0.1",
      "--advertise-address=127.0.0.1",
      "--endpoint-reconciler-type=none", // because it refuses an address of loopback
      "--secure-port=" + port,
      "--cert-dir=certificates",
      "--token-auth-file=" + folder.resolve("tokens.csv"),
      "--service-account-issuer=https://kubernetes.default.svc",
      "--service-account-key-file=" + folder.resolve("service-accounts.key"),
      "--service-account-signing-key-file=" + folder.resolve("service-accounts.key"),
      "--service-cluster-ip-range=10.0.0.0/24",
      "--authorization-mode=RBAC"
    };
    running.push(
        Server.start(
            folder("kube-apiserver"),
            port,
            () -> Files.exists(certificate()) && isReady(),
            Map.of(),
            command(ControlPlane.KUBE_APISERVER, flags)));
  }

  private boolean isReady() {
    return kubectl("get", "--raw", "/readyz").outcome().exitCode() == 0;
  }

  /** Starts kube-controller-manager. Nodes do not fail: there is no kubelet that reports. */
  public void startControllers() {
    int own = FreePort.next();
    running.push(
        Server.start(
            folder("kube-controller-manager"),
            own,
            () ->
                proxy.get("/api/v1/namespaces/default/serviceaccounts/default").statusCode() == 200,
            Map.of(),
            command(
                ControlPlane.KUBE_CONTROLLER_MANAGER,
                "--kubeconfig=" + folder.resolve("kubeconfig"),
                "--bind-address=127.0.0.1",
                "--secure-port=" + own,
                "--leader-elect=false",
                "--controllers=*,-node-lifecycle-controller,-taint-eviction-controller",
                "--horizontal-pod-autoscaler-sync-period=1s",
                "--root-ca-file=" + certificate(),
                "--service-account-private-key-file=" + folder.resolve("service-accounts.key"))));
  }

  private void run(int port, String readyPath, ControlPlane program, String... flags) {
    running.push(
        Server.start(
            folder(program.toString()), port, readyPath, Map.of(), command(program, flags)));
  }

  private static List<String> command(ControlPlane program, String... flags) {
    return Stream.concat(Stream.of(program.path().toString()), Stream.of(flags)).toList();
  }

  private Path folder(String name) {
    return Repository.write(folder.resolve(name).resolve("console.log"), "").getParent();
  }

  /** Returns a call of kubectl as an administrator, from the root of the repository. */
  public Command kubectl(String... arguments) {
    return as(Tool.KUBECTL.command(arguments));
  }

  /** Returns a command whose kubectl talks to this server, from the root of the repository. */
  public Command as(Command command) {
    return new Command(command.words(), Repository.root(), environment(), command.input());
  }

  private Map<String, String> environment() {
    return Map.of(
        "KUBECONFIG",
        folder.resolve("kubeconfig").toString(),
        "KUBECACHEDIR",
        folder.resolve("cache").toString(),
        "KUBERC",
        "off",
        "PATH",
        Tool.KUBECTL.path().getParent() + File.pathSeparator + System.getenv("PATH"));
  }

  /** Returns the answer to a GET of the API. */
  public JsonNode get(String path) {
    return proxy.json(path);
  }

  /**
   * Sends an object to the API.
   *
   * @param contentType for a PATCH the kind of patch
   */
  public HttpResponse<String> send(String method, String path, String contentType, String body) {
    return Http.send(
        Http.request(proxy.port(), path)
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body)));
  }

  private Path certificate() {
    return folder.resolve("kube-apiserver/certificates/apiserver.crt");
  }

  private String kubeconfig() {
    return Json.MAPPER
        .valueToTree(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "current-context",
                "test",
                "clusters",
                named(
                    "cluster",
                    Map.of(
                        "server",
                        "https://127.0.0.1:" + port,
                        "certificate-authority",
                        certificate().toString())),
                "users",
                named("user", Map.of("token", "admin")),
                "contexts",
                named("context", Map.of("cluster", "test", "user", "test"))))
        .toString();
  }

  private static List<Map<String, Object>> named(String field, Map<String, String> value) {
    return List.of(Map.of("name", "test", field, value));
  }

  private static String privateKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
          .formatted(
              Base64.getMimeEncoder()
                  .encodeToString(generator.generateKeyPair().getPrivate().getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends all at once, because nobody needs the data. */
  @Override
  public void close() {
    while (!running.isEmpty()) {
      running.pop().kill();
    }
  }
}
