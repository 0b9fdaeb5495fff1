package io.huifang.local.stack;

import io.huifang.backing.Database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The properties with which each service joins this stack.
 *
 * @param secrets keys and passwords
 * @param bootstrap Kafka's address
 * @param intakeUrl where survey asks for contacts
 * @param schedulerUrl where customers reach their pages of appointments, and survey asks for the
 *     latest word
 * @param surveyUrl where customers reach their other pages
 * @param agents number of agents who can log in
 */
record ServiceConfiguration(
        Secrets secrets,
        String bootstrap,
        String intakeUrl,
        String schedulerUrl,
        String surveyUrl,
        int agents) {
    /** The sender that the stack comes with, and the only source it may speak for. */
    static final String SENDER = "demo-wallet";

    static final String SENDER_SOURCE = "/demo-wallet";

    /** What it may send: the catalogue, and types of a company's own to try them out. */
    private static final String SENDER_TYPES =
            "io.huifang.*,com.example.*,io.huifang.customer.erasure_requested.v1";

    /** What customers say on survey's pages comes in as from any other sender. */
    private static final String SURVEY_TYPES =
            "io.huifang.customer.consent_withdrawn.v1,io.huifang.callback.requested.v1,"
                    + "io.huifang.support.escalated.v1";

    /** The wallet's backend, which asks survey for links for its customers. */
    static final String WALLET = "wallet";

    /** Who can log in to scheduler and survey, each with the role of that name. */
    static final List<String> STAFF =
            List.of("supervisor", "policy-admin", "privacy-officer", "ops", "auditor");

    /** Whose password is also a bearer key of intake's vault, each with the role of that name. */
    static final List<String> VAULT_STAFF = List.of("privacy-officer", "ops", "auditor");

    private static final String AGENT = "agent";

    Map<String, String> of(Service service, Database database) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("quarkus.datasource.reactive.url", database.reactiveUrl());
        properties.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        properties.put("quarkus.datasource.username", database.user());
        properties.put("quarkus.datasource.password", database.password());
        properties.put("kafka.bootstrap.servers", bootstrap);
        properties.putAll(
                switch (service) {
                    case INTAKE -> intake();
                    case SCHEDULER -> scheduler();
                    case SURVEY -> survey();
                });
        return properties;
    }

    /** Who can log in to survey only. */
    static List<String> agents(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> AGENT + "-" + number).toList();
    }

    private Map<String, String> intake() {
        Map<String, String> properties = new LinkedHashMap<>();
        String sender = "huifang.senders.\"" + SENDER + "\".";
        properties.put(sender + "key", secrets.demoWalletKey());
        properties.put(sender + "sources", SENDER_SOURCE);
        properties.put(sender + "types", SENDER_TYPES);
        properties.put(sender + "signing-secret", secrets.demoWalletSigningSecret());
        properties.put("huifang.services.\"survey\".key", secrets.surveyKey());
        properties.put("huifang.senders.\"survey\".key", secrets.surveySenderKey());
        properties.put("huifang.senders.\"survey\".sources", "/huifang/survey");
        properties.put("huifang.senders.\"survey\".types", SURVEY_TYPES);
        properties.put("huifang.vault.key-file", secrets.keyFile("vault-keyset.json").toString());
        VAULT_STAFF.forEach(
                user -> {
                    String account = "huifang.accounts.\"" + user + "\".";
                    properties.put(account + "key", secrets.password(user));
                    properties.put(account + "roles", user);
                });
        return properties;
    }

    private Map<String, String> scheduler() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("huifang.links.key-file", secrets.keyFile("links.key").toString());
        properties.put("huifang.links.base-url", schedulerUrl);
        properties.put("huifang.survey.key", secrets.surveySchedulerKey());
        STAFF.forEach(user -> addUser(properties, user, user));
        return properties;
    }

    private Map<String, String> survey() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("huifang.intake.url", intakeUrl);
        properties.put("huifang.intake.key", secrets.surveyKey());
        properties.put("huifang.scheduler.url", schedulerUrl);
        properties.put("huifang.scheduler.key", secrets.surveySchedulerKey());
        properties.put("huifang.insight.page.scheduler-url", schedulerUrl);
        properties.put("huifang.notes.key-file", secrets.keyFile("notes-keyset.json").toString());
        properties.put(
                "huifang.analytics.pseudonym-key-file",
                secrets.keyFile("pseudonym.key").toString());
        properties.put("huifang.phrase.key-file", secrets.keyFile("phrase.key").toString());
        customersSide(properties);
        STAFF.forEach(user -> addUser(properties, user, user));
        agents(agents).forEach(user -> addUser(properties, user, AGENT));
        return properties;
    }

    private void customersSide(Map<String, String> properties) {
        properties.put("huifang.links.key-file", secrets.keyFile("survey-links.key").toString());
        properties.put("huifang.links.base-url", surveyUrl);
        properties.put("huifang.receipts.key-file", secrets.keyFile("receipts.jwk").toString());
        properties.put("huifang.wallet-events.url", intakeUrl);
        properties.put("huifang.wallet-events.key", secrets.surveySenderKey());
        addUser(properties, WALLET, WALLET);
    }

    private void addUser(Map<String, String> properties, String user, String role) {
        String users = "quarkus.security.users.embedded.";
        properties.put(users + "users.\"" + user + "\"", secrets.password(user));
        properties.put(users + "roles.\"" + user + "\"", role);
    }
}
