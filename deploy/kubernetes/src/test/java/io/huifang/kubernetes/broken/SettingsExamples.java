package io.huifang.kubernetes.broken;

import static io.huifang.kubernetes.broken.Example.example;
import static io.huifang.kubernetes.broken.Mistakes.append;
import static io.huifang.kubernetes.broken.Mistakes.set;
import static io.huifang.kubernetes.manifest.Kind.Deployment;
import static io.huifang.kubernetes.manifest.Kind.ExternalSecret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.huifang.kubernetes.rule.FilesAreMounted;
import io.huifang.kubernetes.rule.NothingSecretInGit;
import io.huifang.kubernetes.rule.Rule;
import io.huifang.kubernetes.rule.SecretsComeFromSomewhere;
import io.huifang.kubernetes.rule.SettingsExist;

import java.util.stream.Stream;

/** Settings and secrets that go astray. */
final class SettingsExamples {
    private static final String SERVICE = "/spec/template/spec/containers/0";

    private SettingsExamples() {}

    static Stream<Example> examples() {
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
                        exist,
                        "a variable misspelt, without which migrating never ends",
                        set(
                                Deployment,
                                "intake-service",
                                "/spec/template/spec/initContainers/0/env/1",
                                "name",
                                "QUARKUS_INIT_AND_EXITS"),
                        "Deployment/intake-service sets QUARKUS_INIT_AND_EXITS for nobody"),
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
                                        "{apiVersion: v1, kind: Secret, metadata: {name:"
                                                + " vault-owner}}"),
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
                                        Deployment,
                                        "intake-service",
                                        SettingsExamples::sayPassword),
                        "Deployment/intake-service says QUARKUS_DATASOURCE_PASSWORD openly"),
                example(
                        secrets,
                        "a password that nobody makes",
                        all -> all.without(ExternalSecret, "vault-user"),
                        "Deployment/intake-service asks for vault-user/password"));
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
}
