package io.huifang.kubernetes.rule;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.kubernetes.configuration.Pods;
import io.huifang.kubernetes.configuration.Program;
import io.huifang.kubernetes.configuration.Settings;
import io.huifang.kubernetes.manifest.Document;
import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ports, probes and metrics are where the service, as it is configured, has them. */
public final class PortsAndProbesExist implements Rule {
    private static final Map<String, String> PROBES =
            Map.of("startupProbe", "started", "readinessProbe", "ready", "livenessProbe", "live");

    @Override
    public List<String> broken(Documents documents) {
        List<String> broken = new ArrayList<>();
        for (Program program : Program.values()) {
            Settings settings = Settings.of(program, documents);
            Document deployment = documents.get(Kind.Deployment, program.service());
            addPorts(deployment, settings, broken);
            addProbes(deployment, settings, broken);
            addService(documents.get(Kind.Service, program.service()), broken);
            addMetrics(documents, program, settings, broken);
        }
        return broken;
    }

    /** What listens: the interface, and health and metrics apart from it. */
    private static Map<String, String> listens(Settings settings) {
        Map<String, String> ports = new TreeMap<>();
        ports.put("http", settings.get("quarkus.http.port"));
        if (settings.get("quarkus.management.enabled").equals("true")) {
            ports.put("management", settings.get("quarkus.management.port"));
        }
        return ports;
    }

    private static void addPorts(Document deployment, Settings settings, List<String> broken) {
        Map<String, String> told = new TreeMap<>();
        Document.elements(Pods.container(deployment).path("ports"))
                .forEach(
                        it ->
                                told.put(
                                        it.path("name").asText(),
                                        it.path("containerPort").asText()));
        if (!told.equals(listens(settings))) {
            broken.add(
                    "%s tells the ports %s, but listens on %s"
                            .formatted(deployment.id(), told, listens(settings)));
        }
    }

    private static void addProbes(Document deployment, Settings settings, List<String> broken) {
        JsonNode container = Pods.container(deployment);
        String health =
                settings.get("quarkus.management.root-path").replaceFirst("/$", "")
                        + settings.get("quarkus.smallrye-health.root-path");
        PROBES.forEach(
                (probe, question) -> {
                    JsonNode get = container.path(probe).path("httpGet");
                    if (!isAt(get, "management", health + "/" + question)) {
                        broken.add(
                                "%s has a %s at %s, not at management:%s/%s"
                                        .formatted(deployment.id(), probe, get, health, question));
                    }
                });
    }

    private static void addService(Document service, List<String> broken) {
        service.each("/spec/ports")
                .filter(it -> !it.path("targetPort").asText().equals("http"))
                .forEach(it -> broken.add(service.id() + " leads to a port besides http: " + it));
    }

    private static void addMetrics(
            Documents documents, Program program, Settings settings, List<String> broken) {
        String path = settings.get("quarkus.micrometer.export.prometheus.path");
        Document deployment = documents.get(Kind.Deployment, program.service());
        PodLabels pod =
                new PodLabels(deployment.id(), deployment.texts("/spec/template/metadata/labels"));
        for (Document monitor : documents.of(Kind.PodMonitor).toList()) {
            if (pod.isSelectedBy(monitor.at("/spec/selector"))) {
                monitor.each("/spec/podMetricsEndpoints")
                        .filter(it -> !isAt(it, "management", path))
                        .forEach(
                                it ->
                                        broken.add(
                                                monitor.id()
                                                        + " asks "
                                                        + pod.owner()
                                                        + " at "
                                                        + it));
            }
        }
    }

    private static boolean isAt(JsonNode asked, String port, String path) {
        return asked.path("port").asText().equals(port) && asked.path("path").asText().equals(path);
    }
}
