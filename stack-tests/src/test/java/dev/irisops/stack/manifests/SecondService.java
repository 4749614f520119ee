package dev.irisops.stack.manifests;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.irisops.stack.manifests.render.KubeObject;
import dev.irisops.stack.manifests.render.Rendered;
import dev.irisops.stack.tool.Json;
import java.util.ArrayList;
import java.util.List;

/** A second model service, {@code churn}, as somebody would add it beside {@code iris-api}. */
public final class SecondService {
  private static final String FIRST = "iris-api";
  private static final String SECOND = "churn";

  private SecondService() {}

  /**
   * Returns a copy with a Deployment, a Service and an Ingress of the second service, each as that
   * of the first. There is no further NetworkPolicy and no change of the monitoring.
   */
  public static Rendered beside(Rendered rendered) {
    List<KubeObject> objects = new ArrayList<>(rendered.objects());
    rendered.ofKind("Deployment", "Service", "Ingress").stream()
        .filter(object -> FIRST.equals(object.labels().get("app")))
        .map(object -> object.tree().toString().replace(FIRST, SECOND))
        .forEach(text -> objects.add(new KubeObject((ObjectNode) Json.read(text))));
    return new Rendered(rendered.origin(), objects);
  }
}
