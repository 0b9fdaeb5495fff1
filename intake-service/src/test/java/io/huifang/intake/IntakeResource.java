package io.huifang.intake;

import io.huifang.backing.BackingTestResource;
import io.huifang.intake.token.TokenIssuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Real PostgreSQL and Kafka, an issuer of tokens, senders of every kind, one service, a new vault
 * key. A field of type {@link TokenIssuer} is filled.
 */
public class IntakeResource extends BackingTestResource {
    /** Key of the sender that owns {@code /demo-wallet} and has types of its own. */
    public static final String DEMO_KEY = "key-of-the-demo-wallet-4711";

    /** Key of the sender that owns {@code /other-wallet} and may send one type. */
    public static final String OTHER_KEY = "key-of-the-other-wallet-0815";

    /** Key of the sender that owns {@code /slow-wallet}, one event a second; for one test. */
    public static final String SLOW_KEY = "key-of-the-slow-wallet-1234";

    /** The same for {@code /hasty-wallet}: after one batch it is in debt for minutes. */
    public static final String HASTY_KEY = "key-of-the-hasty-wallet-5678";

    /** Client of the sender that owns {@code /token-wallet}. */
    public static final String CLIENT = "token-wallet-client";

    /** The older and the newer secret of the sender that owns {@code /signing-wallet}. */
    public static final String OLD_SECRET = "whsec_b2xkLXNlY3JldC1vZi10aGUtc2lnbmluZy13YWxsZXQ=";

    public static final String NEW_SECRET = "whsec_bmV3LXNlY3JldC1vZi10aGUtc2lnbmluZy13YWxsZXQ=";

    /** Secret of the sender that owns {@code /second-signer}. */
    public static final String SECOND_SECRET = "whsec_c2VjcmV0LW9mLWFub3RoZXItc2lnbmluZy13YWxsZXQ=";

    /** Where the key of the sender that owns {@code /filed-wallet} is read from. */
    public static final Path KEY_FILE = Path.of("target", "filed-wallet.key");

    /** What stands in that file at first. */
    public static final String FILED_KEY = "key-of-the-filed-wallet-0001";

    /** Most connections that the service takes on. */
    public static final int CONNECTIONS = 300;

    /** Key of the service {@code survey}. */
    public static final String SURVEY_KEY = "key-of-the-survey-service-42";

    /** Client of the same service, which is a sender as well. */
    public static final String SURVEY_CLIENT = "huifang-survey-service";

    /** Key of a person who may do everything to the vault. */
    public static final String OFFICER_KEY = "key-of-the-officer-0007-and-so-on";

    private TokenIssuer issuer;

    @Override
    public Map<String, String> start() {
        issuer = TokenIssuer.start();
        Map<String, String> configuration = new HashMap<>(super.start());
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quarkus.management.test-port", "0");
        addSenders(configuration);
        configuration.put("huifang.services.survey.key", SURVEY_KEY);
        configuration.put("huifang.services.survey.client-id", SURVEY_CLIENT);
        add(configuration, "survey", "client-id", SURVEY_CLIENT);
        configuration.put("huifang.accounts.officer.key", OFFICER_KEY);
        configuration.put("huifang.accounts.officer.roles", "privacy-officer,auditor,ops");
        for (String role : List.of("privacy-officer", "auditor", "ops")) {
            configuration.put("huifang.accounts.only-" + role + ".key", keyOf(role));
            configuration.put("huifang.accounts.only-" + role + ".roles", role);
        }
        configuration.put("huifang.issuer.url", issuer.url());
        configuration.put("huifang.issuer.audience", TokenIssuer.AUDIENCE);
        configuration.put("huifang.issuer.timeout", "PT1S");
        configuration.put("huifang.issuer.pause", "PT2S");
        configuration.put("huifang.secrets.reread-every", "PT0.2S");
        configuration.put("huifang.door.head-timeout", "PT2S");
        configuration.put("huifang.door.request-timeout", "PT4S");
        configuration.put("huifang.door.connections", Integer.toString(CONNECTIONS));
        configuration.put("huifang.intake.body-timeout", "PT2S");
        configuration.put("huifang.vault.create-key", "true");
        configuration.put("huifang.vault.themes.every", "PT1H"); // its test does it by hand
        configuration.put("huifang.vault.key-file", keyFile().toString());
        return configuration;
    }

    /** Key of a person who has that role alone. */
    public static String keyOf(String role) {
        return "key-of-a-person-who-is-only-" + role;
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(issuer, new TestInjector.MatchesType(TokenIssuer.class));
    }

    @Override
    public void stop() {
        if (issuer != null) {
            issuer.close();
        }
        super.stop();
    }

    /** Replaces {@link #KEY_FILE} by one with these keys. */
    public static void writeKeys(String... keys) {
        try {
            Files.createDirectories(KEY_FILE.getParent());
            Path next = KEY_FILE.resolveSibling("filed-wallet.next");
            Files.write(next, List.of(keys));
            Files.move(next, KEY_FILE, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void addSenders(Map<String, String> configuration) {
        writeKeys(FILED_KEY);
        add(configuration, "demo-wallet", "key", DEMO_KEY);
        configuration.put("huifang.senders.demo-wallet.sources", "/demo-wallet,/demo-wallet/eu");
        configuration.put(
                "huifang.senders.demo-wallet.types",
                "io.huifang.*,com.example.*,io.huifang.customer.erasure_requested.v1");
        add(configuration, "other-wallet", "key", OTHER_KEY);
        configuration.put("huifang.senders.other-wallet.types", "io.huifang.refund.delayed.v1");
        add(configuration, "slow-wallet", "key", SLOW_KEY);
        configuration.put("huifang.senders.slow-wallet.rate", "1");
        configuration.put("huifang.senders.slow-wallet.burst", "3");
        add(configuration, "hasty-wallet", "key", HASTY_KEY);
        configuration.put("huifang.senders.hasty-wallet.rate", "1");
        configuration.put("huifang.senders.hasty-wallet.burst", "3");
        add(configuration, "token-wallet", "client-id", CLIENT);
        add(configuration, "signing-wallet", "signing-secret", OLD_SECRET + "," + NEW_SECRET);
        add(configuration, "second-signer", "signing-secret", SECOND_SECRET);
        add(configuration, "filed-wallet", "key-file", KEY_FILE.toAbsolutePath().toString());
    }

    private static void add(
            Map<String, String> configuration, String sender, String proof, String value) {
        configuration.put("huifang.senders." + sender + "." + proof, value);
        configuration.put("huifang.senders." + sender + ".sources", "/" + sender);
    }

    private static Path keyFile() {
        return Path.of("target", "vault-" + UUID.randomUUID() + ".json");
    }
}
