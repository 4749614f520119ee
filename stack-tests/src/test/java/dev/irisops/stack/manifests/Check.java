package dev.irisops.stack.manifests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What must hold for every overlay, and for every component alone on dev. */
enum Check {
  SCHEMA(Schema::problems),
  IDENTITY(Identity::problems),
  CONTRACT(ManifestContract::problems),
  REFERENCES(References::problems),
  SELECTORS(Selectors::problems),
  FLOWS(Flows::problems),
  POD_SECURITY(PodSecurity::problems),
  HARDENING(Hardening::problems),
  DISRUPTIONS(Disruptions::problems),
  PRIVILEGES(Privileges::problems),
  CONFIGURATION(Configuration::problems),
  TARGETS(Targets::problems);

  private final Function<Rendered, List<String>> problems;
  private final Map<Kustomization, List<String>> known = new ConcurrentHashMap<>();

  Check(Function<Rendered, List<String>> problems) {
    this.problems = problems;
  }

  /** Of what a kustomization renders; found out once. */
  List<String> problems(Kustomization kustomization) {
    return known.computeIfAbsent(kustomization, any -> problems(any.rendered()));
  }

  /** What does not hold: each names the object, what is wrong, and what to change. */
  List<String> problems(Rendered rendered) {
    return problems.apply(rendered);
  }
}
