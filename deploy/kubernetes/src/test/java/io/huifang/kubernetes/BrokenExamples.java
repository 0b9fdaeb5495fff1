package io.huifang.kubernetes;

import static io.huifang.kubernetes.manifest.Kind.Cluster;
import static io.huifang.kubernetes.manifest.Kind.Deployment;
import static io.huifang.kubernetes.manifest.Kind.ExternalSecret;
import static io.huifang.kubernetes.manifest.Kind.HTTPRoute;
import static io.huifang.kubernetes.manifest.Kind.KafkaTopic;
import static io.huifang.kubernetes.manifest.Kind.KafkaUser;
import static io.huifang.kubernetes.manifest.Kind.Namespace;
import static io.huifang.kubernetes.manifest.Kind.NetworkPolicy;
import static io.huifang.kubernetes.manifest.Kind.PodDisruptionBudget;
import static io.huifang.kubernetes.manifest.Kind.PodMonitor;
import static io.huifang.kubernetes.manifest.Kind.ScaledObject;
import static io.huifang.kubernetes.manifest.Kind.Service;
import static io.huifang.kubernetes.manifest.Kind.ServiceAccount;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.kubernetes.manifest.Documents;
import io.huifang.kubernetes.manifest.Kind;
import io.huifang.kubernetes.rule.ConnectionsSuffice;
import io.huifang.kubernetes.rule.DrainFits;
import io.huifang.kubernetes.rule.EdgesFollowDependencies;
import io.huifang.kubernetes.rule.FilesAreMounted;
import io.huifang.kubernetes.rule.ImagesByDigest;
import io.huifang.kubernetes.rule.KafkaRightsAreThoseUsed;
import io.huifang.kubernetes.rule.NothingSecretInGit;
import io.huifang.kubernetes.rule.PartitionsBoundScaling;
import io.huifang.kubernetes.rule.PodsAreRestricted;
import io.huifang.kubernetes.rule.PortsAndProbesExist;
import io.huifang.kubernetes.rule.ReplicasMaySpare;
import io.huifang.kubernetes.rule.ReplicasSpread;
import io.huifang.kubernetes.rule.ResourcesAreSet;
import io.huifang.kubernetes.rule.RoutesLeadWhereTheyMay;
import io.huifang.kubernetes.rule.Rule;
import io.huifang.kubernetes.rule.SecretsComeFromSomewhere;
import io.huifang.kubernetes.rule.SelectorsMatch;
import io.huifang.kubernetes.rule.SettingsExist;
import io.huifang.kubernetes.rule.TopicsAreThoseOfTheContract;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Production with one mistake in it, as somebody might make it, and what is said of it. */
final class BrokenExamples {
    private static final String POD = "/spec/template/spec";
    private static final String SERVICE = POD + "/containers/0";

    private BrokenExamples() {}

    static List<Example> all() {
        return Stream.of(
                        selectors(),
                        ports(),
                        edges(),
                        pods(),
                        rollouts(),
                        settings(),
                        kafka(),
                        doors())
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<Example> selectors() {
        Rule rule = new SelectorsMatch();
        return Stream.of(
                example(
                        rule,
                        "a Service for pods of another name",
                        set(
                                Service,
                                "intake-service",
                                "/spec/selector",
                                "app.kubernetes.io/name",
                                "intake"),
                        "Service/intake-service selects no pod"),
                // what kustomize does by itself when it is told to write labels into selectors
                example(
                        rule,
                        "an edge whose other side is narrowed by the labels of this one",
                        set(
                                NetworkPolicy,
                                "survey-service",
                                "/spec/egress/0/to/0/podSelector/matchLabels",
                                "app.kubernetes.io/name",
                                "survey-service"),
                        "NetworkPolicy/survey-service selects no pod"),
                example(
                        rule,
                        "an autoscaler of what is not there",
                        set(
                                ScaledObject,
                                "survey-service",
                                "/spec/scaleTargetRef",
                                "name",
                                "survey"),
                        "ScaledObject/survey-service scales survey, which is not there"),
                example(
                        rule,
                        "a Deployment that does not know its pods",
                        set(
                                Deployment,
                                "intake-service",
                                "/spec/selector/matchLabels",
                                "app.kubernetes.io/name",
                                "other"),
                        "Deployment/intake-service does not select its own pods"));
    }

    private static Stream<Example> ports() {
        Rule rule = new PortsAndProbesExist();
        return Stream.of(
                example(
                        rule,
                        "a port on which nobody listens",
                        set(
                                Deployment,
                                "intake-service",
                                SERVICE + "/ports/0",
                                "containerPort",
                                8081),
                        "Deployment/intake-service tells the ports"),
                example(
                        rule,
                        "readiness asked where liveness is",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE + "/readinessProbe/httpGet",
                                "path",
                                "/health/live"),
                        "Deployment/survey-service has a readinessProbe"),
                example(
                        rule,
                        "a probe of the customers' port",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE + "/livenessProbe/httpGet",
                                "port",
                                "http"),
                        "Deployment/survey-service has a livenessProbe"),
                example(
                        rule,
                        "metrics where there are none",
                        set(
                                PodMonitor,
                                "services",
                                "/spec/podMetricsEndpoints/0",
                                "path",
                                "/q/metrics"),
                        "PodMonitor/services asks Deployment/intake-service"),
                example(
                        rule,
                        "a Service that leads to health and metrics",
                        set(Service, "intake-service", "/spec/ports/0", "targetPort", "management"),
                        "Service/intake-service leads to a port besides http"));
    }

    private static Stream<Example> edges() {
        Rule rule = new EdgesFollowDependencies();
        return Stream.of(
                example(
                        rule,
                        "a database that nobody may ask",
                        remove(NetworkPolicy, "intake-service", "/spec/egress", 1),
                        "Deployment/intake-service → Cluster/vault:5432 may not get out"),
                example(
                        rule,
                        "a database that lets nobody in",
                        remove(NetworkPolicy, "vault-database", "/spec/ingress", 0),
                        "Deployment/intake-service → Cluster/vault:5432 is not let in"),
                example(
                        rule,
                        "the vault opened for survey",
                        set(
                                NetworkPolicy,
                                "survey-service",
                                "/spec/egress/1/to/0/podSelector/matchLabels",
                                "cnpg.io/cluster",
                                "vault"),
                        "Deployment/survey-service → Cluster/vault:5432 may get out without need"),
                example(
                        rule,
                        "a service that asks another one by a new setting",
                        append(
                                "scheduler-service",
                                "company.properties",
                                "huifang.intake.url=http://intake-service:8080"),
                        "Deployment/scheduler-service → Deployment/intake-service:8080 may not get out"),
                example(
                        rule,
                        "an issuer that cannot be reached",
                        all -> all.without(NetworkPolicy, "issuer"),
                        "Deployment/survey-service → outside:443 may not get out"),
                example(
                        rule,
                        "doors that stay open for Prometheus, who is not there",
                        all -> all.without(PodMonitor, "services"),
                        "Deployment/intake-service:9000 is let in without need"),
                example(
                        rule,
                        "a gateway that is not let in",
                        all -> all.without(NetworkPolicy, "doors"),
                        "Deployment/intake-service:8080 is not let in"),
                example(
                        rule,
                        "everything open that nobody closed",
                        all -> all.without(NetworkPolicy, "nothing-passes"),
                        "no policy closes"));
    }

    private static Stream<Example> pods() {
        Rule restricted = new PodsAreRestricted();
        Rule resources = new ResourcesAreSet();
        String context = SERVICE + "/securityContext";
        return Stream.of(
                example(
                        restricted,
                        "a namespace that lets more pass",
                        set(
                                Namespace,
                                "huifang",
                                "/metadata/labels",
                                "pod-security.kubernetes.io/enforce",
                                "baseline"),
                        "Namespace/huifang enforces baseline"),
                example(
                        restricted,
                        "root",
                        set(Deployment, "intake-service", context, "runAsUser", 0),
                        "Deployment/intake-service service has no user of its own"),
                example(
                        restricted,
                        "an image that may be changed",
                        set(Deployment, "intake-service", context, "readOnlyRootFilesystem", false),
                        "Deployment/intake-service service may write into its image"),
                example(
                        restricted,
                        "a capability",
                        set(
                                Deployment,
                                "intake-service",
                                POD + "/initContainers/0/securityContext/capabilities",
                                "add",
                                "NET_RAW"),
                        "Deployment/intake-service migrate has capabilities"),
                example(
                        restricted,
                        "a token of the API server",
                        set(
                                Deployment,
                                "survey-service",
                                POD,
                                "automountServiceAccountToken",
                                true),
                        "Deployment/survey-service holds a token"),
                example(
                        restricted,
                        "an account that is not there",
                        all -> all.without(ServiceAccount, "survey-service"),
                        "Deployment/survey-service has no account of its own"),
                example(
                        resources,
                        "memory without end",
                        drop(
                                Deployment,
                                "scheduler-service",
                                SERVICE + "/resources/limits",
                                "memory"),
                        "Deployment/scheduler-service service has no limits/memory"),
                example(
                        resources,
                        "a heap as large as the limit",
                        set(
                                Deployment,
                                "scheduler-service",
                                SERVICE + "/resources/limits",
                                "memory",
                                "256Mi"),
                        "Deployment/scheduler-service service has a heap"),
                example(
                        resources,
                        "a disk that is larger than what the pod may write",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE + "/resources/limits",
                                "ephemeral-storage",
                                "1Gi"),
                        "Deployment/survey-service may be put out before its disks are full"),
                example(
                        new ImagesByDigest(),
                        "a tag",
                        set(
                                Deployment,
                                "survey-service",
                                SERVICE,
                                "image",
                                "ghcr.io/huifang/survey-service:1.0"),
                        "Deployment/survey-service runs ghcr.io/huifang/survey-service:1.0"),
                example(
                        new ImagesByDigest(),
                        "a database of no known build",
                        drop(Cluster, "vault", "/spec", "imageCatalogRef"),
                        "Cluster/vault runs"));
    }

    private static Stream<Example> rollouts() {
        Rule replicas = new ReplicasMaySpare();
        Rule drain = new DrainFits();
        return Stream.of(
                example(
                        replicas,
                        "a budget that spares nobody",
                        set(PodDisruptionBudget, "intake-service", "/spec", "maxUnavailable", 0),
                        "PodDisruptionBudget/intake-service lets no node be drained"),
                example(
                        replicas,
                        "a budget that spares all",
                        set(PodDisruptionBudget, "survey-service", "/spec", "maxUnavailable", 3),
                        "PodDisruptionBudget/survey-service lets all 3 replicas"),
                example(
                        replicas,
                        "no budget",
                        all -> all.without(PodDisruptionBudget, "survey-service"),
                        "Deployment/survey-service has no disruption budget"),
                example(
                        replicas,
                        "a number that each apply would set back",
                        set(Deployment, "scheduler-service", "/spec", "replicas", 3),
                        "Deployment/scheduler-service is given its replicas by"),
                example(
                        new ReplicasSpread(),
                        "all on one node",
                        remove(Deployment, "intake-service", POD + "/topologySpreadConstraints", 0),
                        "Deployment/intake-service is spread over"),
                example(
                        drain,
                        "SIGTERM before everybody knows",
                        drop(Deployment, "intake-service", SERVICE + "/lifecycle", "preStop"),
                        "Deployment/intake-service ends before everybody knows"),
                example(
                        drain,
                        "killed while it drains",
                        set(Deployment, "intake-service", POD, "terminationGracePeriodSeconds", 30),
                        "Deployment/intake-service is killed after 30 s"),
                example(
                        drain,
                        "killed while it drains, because it takes longer now",
                        append(
                                "survey-service",
                                "company.properties",
                                "quarkus.shutdown.timeout=50S"),
                        "Deployment/survey-service is killed after 60 s"),
                example(
                        drain,
                        "a rollout with fewer replicas",
                        set(
                                Deployment,
                                "intake-service",
                                "/spec/strategy/rollingUpdate",
                                "maxUnavailable",
                                1),
                        "Deployment/intake-service lets replicas go"),
                example(
                        new PartitionsBoundScaling(),
                        "replicas that would have no partition",
                        set(ScaledObject, "scheduler-service", "/spec", "maxReplicaCount", 7),
                        "ScaledObject/scheduler-service wants 7 replicas of 2 consumers for 12 partitions"),
                example(
                        new PartitionsBoundScaling(),
                        "scaled to nothing",
                        set(ScaledObject, "scheduler-service", "/spec", "minReplicaCount", 0),
                        "ScaledObject/scheduler-service leaves fewer than two replicas"),
                example(
                        new ConnectionsSuffice(),
                        "a database that runs out of connections",
                        set(
                                Cluster,
                                "vault",
                                "/spec/postgresql/parameters",
                                "max_connections",
                                "100"),
                        "Cluster/vault has 100 connections"));
    }

    private static Stream<Example> settings() {
        Rule exist = new SettingsExist();
        Rule secret = new NothingSecretInGit();
        Rule secrets = new SecretsComeFromSomewhere();
        return Stream.of(
                example(
                        exist,
                        "a setting misspelt",
                        append(
                                "survey-service",
                                "service.properties",
                                "huifang.lease.durations=90s"),
                        "sets huifang.lease.durations, which nobody reads"),
                example(
                        exist,
                        "a setting of another service",
                        append(
                                "intake-service",
                                "service.properties",
                                "huifang.lease.duration=90s"),
                        "sets huifang.lease.duration, which nobody reads"),
                example(
                        exist,
                        "what is fixed when the service is built",
                        append(
                                "intake-service",
                                "service.properties",
                                "quarkus.management.enabled=true"),
                        "sets quarkus.management.enabled, which nobody reads"),
                example(
                        exist,
                        "a setting that Kafka does not know",
                        append(
                                "intake-service",
                                "service.properties",
                                "kafka.ssl.trust.location=/x"),
                        "sets kafka.ssl.trust.location, which nobody reads"),
                example(
                        new FilesAreMounted(),
                        "a key where nothing is mounted",
                        append(
                                "survey-service",
                                "company.properties",
                                "huifang.phrase.key-file=/etc/phrase.key"),
                        "Deployment/survey-service has nothing at /etc/phrase.key"),
                example(
                        new FilesAreMounted(),
                        "a key that nobody brings",
                        append(
                                "survey-service",
                                "company.properties",
                                "huifang.phrase.key-file=/etc/huifang/secrets/phrase"),
                        "Deployment/survey-service has nothing at /etc/huifang/secrets/phrase"),
                example(
                        secret,
                        "a Secret",
                        all ->
                                all.and(
                                        "{apiVersion: v1, kind: Secret, metadata: {name: vault-owner}}"),
                        "Secret/vault-owner stands in git"),
                example(
                        secret,
                        "a password among the settings",
                        append(
                                "intake-service",
                                "company.properties",
                                "quarkus.datasource.password=hunter2"),
                        "says quarkus.datasource.password openly"),
                example(
                        secret,
                        "a key among the settings",
                        append(
                                "intake-service",
                                "company.properties",
                                "huifang.senders.wallet.key=0123456789abcdef"),
                        "says huifang.senders.wallet.key openly"),
                example(
                        secret,
                        "a password among the variables",
                        all ->
                                all.changed(
                                        Deployment, "intake-service", BrokenExamples::sayPassword),
                        "Deployment/intake-service says QUARKUS_DATASOURCE_PASSWORD openly"),
                example(
                        secrets,
                        "a password that nobody makes",
                        all -> all.without(ExternalSecret, "vault-user"),
                        "Deployment/intake-service asks for vault-user/password"));
    }

    private static Stream<Example> kafka() {
        Rule rights = new KafkaRightsAreThoseUsed();
        Rule topics = new TopicsAreThoseOfTheContract();
        String acls = "/spec/authorization/acls";
        return Stream.of(
                example(
                        rights,
                        "a topic that may not be written",
                        remove(KafkaUser, "intake-service", acls, 0),
                        "KafkaUser/intake-service may not Write topic wallet-events"),
                example(
                        rights,
                        "a right that nobody uses",
                        set(KafkaUser, "scheduler-service", acls + "/0/resource", "name", "survey"),
                        "KafkaUser/scheduler-service may without need Read topic survey"),
                example(
                        rights,
                        "all topics",
                        set(
                                KafkaUser,
                                "survey-service",
                                acls + "/0/resource",
                                "patternType",
                                "prefix"),
                        "KafkaUser/survey-service may without need Read topic callback-tasks*"),
                example(
                        topics,
                        "a topic that is not there",
                        all -> all.without(KafkaTopic, "customer-erasures-dlq"),
                        "there is no KafkaTopic/customer-erasures-dlq"),
                example(
                        topics,
                        "fewer partitions",
                        set(KafkaTopic, "wallet-events", "/spec", "partitions", 6),
                        "KafkaTopic/wallet-events has not 12 partitions"),
                example(
                        topics,
                        "erasures forgotten sooner",
                        set(
                                KafkaTopic,
                                "customer-erasures",
                                "/spec/config",
                                "retention.ms",
                                86_400_000),
                        "KafkaTopic/customer-erasures has retention.ms=86400000"),
                example(
                        topics,
                        "copies that must all be there",
                        set(KafkaTopic, "wallet-events", "/spec/config", "min.insync.replicas", 3),
                        "KafkaTopic/wallet-events has 3 copies of which 3 must be there"));
    }

    private static Stream<Example> doors() {
        Rule rule = new RoutesLeadWhereTheyMay();
        String path = "/spec/rules/0/matches/0/path";
        return Stream.of(
                example(
                        rule,
                        "all of intake outside",
                        all -> all.changed(HTTPRoute, "events", json -> prefix(json, path, "/v1")),
                        "leads to /v1/customers/{customerId}/contact, for services only"),
                example(
                        rule,
                        "the desk outside",
                        set(HTTPRoute, "answers", path, "value", "/desk"),
                        "leads to /desk, for staff only"),
                example(
                        rule,
                        "what survey asks the scheduler, inside",
                        set(
                                HTTPRoute,
                                "plan",
                                "/spec/rules/0/matches/1/path",
                                "value",
                                "/internal"),
                        "for services only"),
                example(
                        rule,
                        "a path that nobody serves",
                        set(HTTPRoute, "answers", path, "value", "/nowhere"),
                        "leads nowhere"));
    }

    private static void prefix(ObjectNode json, String pointer, String path) {
        ObjectNode match = (ObjectNode) json.at(pointer);
        match.put("type", "PathPrefix").put("value", path);
    }

    private static void sayPassword(ObjectNode deployment) {
        for (JsonNode variable : deployment.at(SERVICE + "/env")) {
            if (variable.path("name").asText().equals("QUARKUS_DATASOURCE_PASSWORD")) {
                ObjectNode open = (ObjectNode) variable;
                open.remove("valueFrom");
                open.put("value", "hunter2");
            }
        }
    }

    private static UnaryOperator<Documents> set(
            Kind kind, String name, String pointer, String member, Object value) {
        return all ->
                all.changed(
                                kind,
                                name,
                                json -> ((ObjectNode) json.at(pointer)).putPOJO(member, value))
                        .reread();
    }

    private static UnaryOperator<Documents> drop(
            Kind kind, String name, String pointer, String member) {
        return all ->
                all.changed(kind, name, json -> ((ObjectNode) json.at(pointer)).remove(member));
    }

    private static UnaryOperator<Documents> remove(
            Kind kind, String name, String pointer, int index) {
        return all -> all.changed(kind, name, json -> ((ArrayNode) json.at(pointer)).remove(index));
    }

    /** A line more in a file of a service's ConfigMap, whose name ends by a hash. */
    private static UnaryOperator<Documents> append(String service, String file, String line) {
        return all -> {
            String map =
                    all.of(Kind.ConfigMap)
                            .filter(it -> it.name().startsWith(service + "-"))
                            .findFirst()
                            .orElseThrow()
                            .name();
            return all.changed(
                    Kind.ConfigMap,
                    map,
                    json -> {
                        ObjectNode data = (ObjectNode) json.path("data");
                        data.put(file, data.path(file).asText() + "\n" + line + "\n");
                    });
        };
    }

    private static Example example(
            Rule rule, String mistake, UnaryOperator<Documents> make, String said) {
        return new Example(rule, mistake, make, said);
    }

    /**
     * One of them.
     *
     * @param said what one of the findings contains
     */
    record Example(Rule rule, String mistake, UnaryOperator<Documents> make, String said) {}
}
