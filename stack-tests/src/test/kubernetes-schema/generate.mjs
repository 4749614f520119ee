// Makes kubernetes.schema.json, a JSON Schema of the kinds that we deploy, and crds.json, the custom resources of a cluster, from
// what Kubernetes, the Prometheus Operator and cert-manager publish in their Go modules.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const KUBERNETES = '1.30.14'; // the oldest minor version that docs/deploy.md supports; newer versions accept its fields
const OPERATOR = '0.85.0';
const CERT_MANAGER = '1.21.2';
const KINDS = [
  'v1 ConfigMap', 'v1 Namespace', 'v1 PersistentVolumeClaim', 'v1 Secret', 'v1 Service', 'v1 ServiceAccount',
  'apps/v1 Deployment', 'apps/v1 StatefulSet', 'autoscaling/v2 HorizontalPodAutoscaler', 'batch/v1 CronJob', 'batch/v1 Job',
  'networking.k8s.io/v1 Ingress', 'networking.k8s.io/v1 NetworkPolicy', 'policy/v1 PodDisruptionBudget',
  'rbac.authorization.k8s.io/v1 ClusterRole', 'rbac.authorization.k8s.io/v1 ClusterRoleBinding',
  'rbac.authorization.k8s.io/v1 Role', 'rbac.authorization.k8s.io/v1 RoleBinding', 'scheduling.k8s.io/v1 PriorityClass',
];
const CUSTOM_RESOURCES = ['probes', 'prometheuses', 'prometheusrules', 'scrapeconfigs', 'servicemonitors'];
const CERTIFICATES = ['cert-manager.io_certificates', 'cert-manager.io_certificaterequests', 'acme.cert-manager.io_orders',
  'acme.cert-manager.io_challenges'];

// Words that the API server checks although its schema says "string".
const CHECKED_WORDS = {
  'autoscaling.v2.HPAScalingPolicy.type': ['Pods', 'Percent'],
  'autoscaling.v2.HPAScalingRules.selectPolicy': ['Max', 'Min', 'Disabled'],
  'autoscaling.v2.MetricSpec.type': ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'],
  'autoscaling.v2.MetricTarget.type': ['Utilization', 'Value', 'AverageValue'],
  'core.v1.Container.restartPolicy': ['Always'],
  'core.v1.EmptyDirVolumeSource.medium': ['', 'Memory'],
  'meta.v1.LabelSelectorRequirement.operator': ['In', 'NotIn', 'Exists', 'DoesNotExist'],
  'rbac.v1.RoleRef.kind': ['Role', 'ClusterRole'],
};

const QUANTITY = {
  type: ['string', 'number'],
  pattern: '^[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?$',
};
const FORMATS = {
  // Line breaks are ignored, and kustomize writes them. No group: Java would need its stack for each repetition.
  byte: { type: 'string', pattern: '^[A-Za-z0-9+/\\n]*={0,2}\\n?$' },
  'int-or-string': { type: ['integer', 'string'] },
};

// Without what is there for people and clients only.
const KEPT = ['$ref', 'type', 'enum', 'pattern', 'required', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems',
  'maxItems', 'anyOf'];

const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));

/** Unknown fields are refused, as kubectl refuses them. */
function strict(published) {
  const schema = Object.fromEntries(KEPT.filter(word => word in published).map(word => [word, published[word]]));
  Object.assign(schema, FORMATS[published.format]);
  if (published.items) schema.items = strict(published.items);
  if (published.properties) {
    schema.properties = mapValues(published.properties, strict);
    schema.additionalProperties = false;
  } else if (published.additionalProperties) {
    schema.additionalProperties = strict(published.additionalProperties);
  }
  return schema;
}

const folderOf = module => JSON.parse(execFileSync('go', ['mod', 'download', '-json', module])).Dir;
const kubernetes = folderOf(`k8s.io/kubernetes@v${KUBERNETES}`);
const operator = folderOf(`github.com/prometheus-operator/prometheus-operator@v${OPERATOR}`);
const published = JSON.parse(readFileSync(`${kubernetes}/api/openapi-spec/swagger.json`)).definitions;

/** The words of a field that API servers publish and swagger.json leaves out. */
function wordsByField() {
  const words = { ...CHECKED_WORDS };
  let type, field;
  for (const line of readFileSync(`${kubernetes}/pkg/generated/openapi/zz_generated.openapi.go`, 'utf8').split('\n')) {
    type = /^func schema_(\w+)\(/.exec(line)?.[1].split('_').slice(-3).join('.') ?? type;
    field = /^\t{5}"(\w+)": \{/.exec(line)?.[1] ?? field;
    const found = /Enum: +\[\]interface\{\}\{(.*)\}/.exec(line);
    if (found) words[`${type}.${field}`] = JSON.parse(`[${found[1]}]`);
  }
  return words;
}

const words = wordsByField();
const definitions = { 'io.k8s.apimachinery.pkg.api.resource.Quantity': QUANTITY };

/** Adds a definition and all that it refers to. */
function define(name) {
  if (definitions[name]) return;
  const schema = (definitions[name] = strict(published[name]));
  for (const [field, property] of Object.entries(schema.properties ?? {})) {
    const allowed = words[`${name.split('.').slice(-3).join('.')}.${field}`];
    if (allowed) (property.items ?? property).enum = allowed;
  }
  [...JSON.stringify(schema).matchAll(/#\/definitions\/([^"]+)/g)].forEach(reference => define(reference[1]));
}

const METADATA = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const kinds = {};
for (const name of Object.keys(published)) {
  for (const { group, version, kind } of published[name]['x-kubernetes-group-version-kind'] ?? []) {
    const type = `${group ? `${group}/` : ''}${version} ${kind}`;
    if (KINDS.includes(type)) {
      define(name);
      kinds[type] = { $ref: `#/definitions/${name}` };
    }
  }
}
const crds = CUSTOM_RESOURCES.map(resource =>
  JSON.parse(readFileSync(`${operator}/jsonnet/prometheus-operator/${resource}-crd.json`)));
for (const { spec: { group, names, versions } } of crds) {
  for (const { name, schema } of versions) {
    const kind = strict(schema.openAPIV3Schema);
    kind.properties.metadata = { $ref: `#/definitions/${METADATA}` };
    kinds[`${group}/${name} ${names.kind}`] = kind;
  }
}
writeFileSync('kubernetes.schema.json', JSON.stringify({ kubernetes: KUBERNETES, kinds, definitions }));

// kubectl, because Node reads no YAML.
const certManager = folderOf(`github.com/cert-manager/cert-manager@v${CERT_MANAGER}`);
const certificates = CERTIFICATES.map(file => JSON.parse(execFileSync('kubectl',
  ['patch', '--local', '--type=merge', '--patch={}', '--output=json', `--filename=${certManager}/deploy/crds/${file}.yaml`])));
const withoutDescriptions = (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value);
writeFileSync('crds.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...crds, ...certificates] }, withoutDescriptions));
