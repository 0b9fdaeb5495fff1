package io.huifang.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** A secret nobody can change is one nobody will change when it has leaked. */
class SecretsTest {
    @Test
    void areAllKnown() {
        assertThat(secrets())
                .containsExactlyInAnyOrder(
                        "huifang.accounts.<name>.key",
                        "huifang.accounts.<name>.key-file",
                        "huifang.analytics.pseudonym-key-file",
                        "huifang.intake.key",
                        "huifang.links.key-file",
                        "huifang.notes.key-file",
                        "huifang.phrase.key-file",
                        "huifang.proof.client-secret",
                        "huifang.proof.client-secret-file",
                        "huifang.receipts.key-file",
                        "huifang.scheduler.key",
                        "huifang.senders.<name>.key",
                        "huifang.senders.<name>.key-file",
                        "huifang.senders.<name>.signing-secret",
                        "huifang.senders.<name>.signing-secret-file",
                        "huifang.services.<name>.key",
                        "huifang.services.<name>.key-file",
                        "huifang.survey.key",
                        "huifang.vault.key-file",
                        "huifang.wallet-events.key",
                        "kafka.sasl.jaas.config",
                        "kafka.ssl.key.password",
                        "kafka.ssl.keystore.password",
                        "kafka.ssl.truststore.password",
                        "quarkus.datasource.password",
                        "quarkus.oidc.credentials.secret");
    }

    @Test
    void canAllBeChanged() throws IOException {
        String page = Files.readString(Service.inCheckout("docs/secrets.md"));

        assertThat(secrets()).allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
    }

    private static Set<String> secrets() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(Service.values())
                .flatMap(it -> Mappings.of(it.sources()).values().stream())
                .filter(it -> it.secrecy() != Setting.Secrecy.NONE)
                .forEach(it -> names.add(it.name()));
        AskedFor.all().stream()
                .filter(AskedFor::isSecret)
                .flatMap(it -> it.names().stream())
                .filter(
                        it ->
                                it.endsWith("password")
                                        || it.endsWith("secret")
                                        || it.endsWith("jaas.config"))
                .forEach(names::add);
        return names;
    }
}
