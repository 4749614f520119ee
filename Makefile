# Shortcuts; ENV names the overlay, NAMESPACE that of its objects. "make help" lists them.
ENV ?= dev
NAMESPACE ?= mlops
overlay = kustomize/overlays/$(ENV)
monitoring = --namespace $(NAMESPACE) --selector component=monitoring

.DEFAULT_GOAL := help
.PHONY: help demo deploy diff render k8s-monitoring-deploy k8s-monitoring-status k8s-monitoring-logs k8s-monitoring-logs-grafana k8s-monitoring-port-forward k8s-monitoring-delete

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "%-30s %s\n", $$1, $$2 }' Makefile

demo: ## service, Prometheus and Alertmanager on this machine, with traffic and a page
	@scripts/demo

deploy: ## service and monitoring: make deploy ENV=prod
	@# An autoscaler takes replicas over without a drop to 1: docs/deploy.md, "Autoscaling of a running service".
	@KUBE_EDITOR="sed -i.bak '/^  replicas:/d'" kubectl apply edit-last-applied deployment/iris-api --namespace $(NAMESPACE) >/dev/null 2>&1 || true
	kubectl apply -k $(overlay)

# kubectl diff needs the namespace.
diff: ## what deploy would change, or create: make diff ENV=prod
	@if kubectl get namespace $(NAMESPACE) > /dev/null 2>&1; then kubectl diff -k $(overlay); else kubectl apply -k $(overlay) --dry-run=client; fi

render: ## what deploy would send: make render ENV=prod
	@kubectl kustomize $(overlay)

k8s-monitoring-deploy: ## the monitoring alone, once the namespace is there
	kubectl apply -k $(overlay) --selector component=monitoring

k8s-monitoring-status: ## pods, services, volumes and rollouts of the monitoring
	kubectl get deployments,statefulsets,pods,services,persistentvolumeclaims $(monitoring)

k8s-monitoring-logs: ## the log of Prometheus
	kubectl logs --namespace $(NAMESPACE) --selector app=prometheus --tail=100

k8s-monitoring-logs-grafana: ## the log of Grafana
	kubectl logs --namespace $(NAMESPACE) --selector app=grafana --tail=100

k8s-monitoring-port-forward: ## Prometheus :9090, Grafana :3000, Alertmanager :9093, until Ctrl-C
	@trap 'trap - TERM; kill 0' INT TERM; kubectl port-forward -n $(NAMESPACE) svc/prometheus-service 9090:9090 & kubectl port-forward -n $(NAMESPACE) svc/grafana-service 3000:3000 & kubectl port-forward -n $(NAMESPACE) svc/alertmanager-service 9093:9093 & wait

k8s-monitoring-delete: ## the monitoring alone; its volumes stay
	kubectl delete -k $(overlay) --selector component=monitoring --ignore-not-found
