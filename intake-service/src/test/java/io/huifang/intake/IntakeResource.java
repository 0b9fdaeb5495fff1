package io.huifang.intake;

import io.huifang.backing.BackingTestResource;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Real PostgreSQL and Kafka, two senders, one service, a new vault key. */
public class IntakeResource extends BackingTestResource {
    /** Key of the sender that owns {@code /demo-wallet}. */
    public static final String DEMO_KEY = "key-of-the-demo-wallet-4711";

    /** Key of the sender that owns {@code /other-wallet} and may send one type. */
    public static final String OTHER_KEY = "key-of-the-other-wallet-0815";

    /** Key of the service {@code survey}. */
    public static final String SURVEY_KEY = "key-of-the-survey-service-42";

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>(super.start());
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quarkus.management.test-port", "0");
        configuration.put("huifang.senders.demo-wallet.key", DEMO_KEY);
        configuration.put("huifang.senders.demo-wallet.sources", "/demo-wallet,/demo-wallet/eu");
        configuration.put("huifang.senders.other-wallet.key", OTHER_KEY);
        configuration.put("huifang.senders.other-wallet.sources", "/other-wallet");
        configuration.put("huifang.senders.other-wallet.types", "io.huifang.refund.delayed.v1");
        configuration.put("huifang.services.survey.key", SURVEY_KEY);
        configuration.put("huifang.intake.body-timeout", "PT2S");
        configuration.put("huifang.vault.create-key", "true");
        configuration.put("huifang.vault.key-file", keyFile().toString());
        return configuration;
    }

    private static Path keyFile() {
        return Path.of("target", "vault-" + UUID.randomUUID() + ".json");
    }
}
