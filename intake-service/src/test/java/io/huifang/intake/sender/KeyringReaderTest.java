package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.intake.token.Bearer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class KeyringReaderTest {
    private static final String KEY = "a-key-of-enough-characters";
    private static final String SECRET = "whsec_b2xkLXNlY3JldC1vZi10aGUtc2lnbmluZy13YWxsZXQ=";

    @TempDir Path directory;

    @Test
    void knowsSendersByEachProof() {
        Keyring keyring =
                read(
                        true,
                        Map.of(
                                "a.key", KEY,
                                "b.client-id", "client-b",
                                "c.signing-secret", SECRET));

        assertThat(keyring.sender(bearer(KEY))).map(Sender::name).contains("a");
        assertThat(keyring.senderOfClient("client-b")).map(Sender::name).contains("b");
        assertThat(keyring.signer("c")).isPresent().isEqualTo(keyring.signer(null));
        assertThat(keyring.signer("a")).isEmpty();
    }

    @Test
    void takesTwoKeysFromAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), KEY + "\n  " + KEY + "2 \n\n");

        Keyring keyring = read(false, Map.of("a.key-file", file.toString()));

        assertThat(keyring.sender(bearer(KEY))).isPresent();
        assertThat(keyring.sender(bearer(KEY + "2"))).isPresent();
    }

    @Test
    void saysWhatIsWrongWithoutSayingTheSecret() throws Exception {
        Path empty = Files.createFile(directory.resolve("empty"));

        assertRefused("needs a key", Map.of());
        assertRefused("16 characters", Map.of("a.key", "short"));
        assertRefused("both key", Map.of("a.key", KEY, "a.key-file", empty.toString()));
        assertRefused("needs one key", Map.of("a.key-file", empty.toString()));
        assertRefused("cannot read", Map.of("a.key-file", directory + "/none"));
        assertRefused("same bearer key", Map.of("a.key", KEY, "b.key", KEY));
        assertRefused("huifang.issuer.url", Map.of("a.client-id", "x"));
        assertRefused("begins with", Map.of("a.signing-secret", KEY));
        assertRefused(
                "same signing secret",
                Map.of("a.signing-secret", SECRET, "b.signing-secret", SECRET));
        assertRefused("types", Map.of("a.key", KEY, "a.types", "com.*.x"));
    }

    private void assertRefused(String message, Map<String, String> senders) {
        assertThatThrownBy(() -> read(false, senders))
                .hasMessageContaining(message)
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining(SECRET);
    }

    private static Keyring read(boolean issuer, Map<String, String> senders) {
        Map<String, String> given = new HashMap<>();
        given.put("huifang.senders.a.sources", "/a");
        senders.forEach(
                (name, value) -> {
                    given.put("huifang.senders." + name, value);
                    given.put("huifang.senders." + name.charAt(0) + ".sources", "/a");
                });
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters() // those of Quarkus read paths
                        .withMapping(SenderConfig.class)
                        .withMapping(ServiceConfig.class)
                        .withSources(new PropertiesConfigSource(given, "given", 100))
                        .build();
        return new KeyringReader(
                        config.getConfigMapping(SenderConfig.class),
                        config.getConfigMapping(ServiceConfig.class),
                        issuer)
                .read();
    }

    private static Bearer bearer(String key) {
        return Bearer.of("Bearer " + key).orElseThrow();
    }
}
