package io.huifang.intake.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.intake.token.Bearer;
import io.huifang.intake.token.Grant;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class KeyringReaderTest {
    private static final String KEY = "a-key-of-enough-characters";
    private static final String SECRET = "whsec_b2xkLXNlY3JldC1vZi10aGUtc2lnbmluZy13YWxsZXQ=";

    @TempDir Path directory;

    private final Map<String, String> unusable = new HashMap<>();

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
    void knowsPeopleByTheirKeys() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), KEY + "1\n" + KEY + "2\n");
        Map<String, String> given =
                Map.of(
                        "huifang.accounts.li.key-file",
                        file.toString(),
                        "huifang.accounts.li.roles",
                        "privacy-officer,ops",
                        "huifang.accounts.wu.key",
                        KEY,
                        "huifang.accounts.wu.roles",
                        "auditor");

        Keyring keyring = readAll(false, given);

        Account li = new Account("li", Set.of(Account.Role.PRIVACY_OFFICER, Account.Role.OPS));
        assertThat(keyring.account(bearer(KEY + "1"))).contains(li);
        assertThat(keyring.account(bearer(KEY + "2"))).contains(li);
        assertThat(keyring.account(bearer(KEY))).map(Account::name).contains("wu");
        assertThat(keyring.sender(bearer(KEY))).isEmpty();
        assertThat(keyring.service(bearer(KEY))).isEmpty();
    }

    @Test
    void knowsServicesByTheirClientAndScope() {
        Keyring keyring =
                readAll(
                        true,
                        Map.of(
                                "huifang.services.survey.client-id", "client-s",
                                "huifang.services.other.client-id", "client-o",
                                "huifang.services.other.scope", "own",
                                // the same client as a sender
                                "huifang.senders.survey.client-id", "client-s",
                                "huifang.senders.survey.sources", "/survey"));

        assertThat(keyring.serviceOf(new Grant("client-s", Set.of("x", "huifang.vault"))))
                .contains("survey");
        assertThat(keyring.serviceOf(new Grant("client-o", Set.of("own")))).contains("other");
        assertThat(keyring.serviceOf(new Grant("client-s", Set.of()))).isEmpty();
        assertThat(keyring.serviceOf(new Grant("client-s", Set.of("own")))).isEmpty();
        assertThat(keyring.serviceOf(new Grant("client-x", Set.of("huifang.vault")))).isEmpty();
        assertThat(keyring.senderOfClient("client-s")).map(Sender::name).contains("survey");
        assertThat(keyring.senderOfClient("client-o")).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAService() {
        assertServiceRefused("huifang.issuer.url", false, Map.of("s.client-id", "x"));
        assertServiceRefused("services.s needs a client-id", true, Map.of("s.scope", "x"));
        assertServiceRefused("scope is empty", true, Map.of("s.client-id", "x", "s.scope", " "));
        assertServiceRefused(
                "two services have the same client-id",
                true,
                Map.of("s.client-id", "x", "t.client-id", "x"));
    }

    @Test
    void takesNoKeyOfAServiceInProduction() {
        ServiceConfig keyed = services(Map.of("s.key", KEY, "s.client-id", "x"));
        ServiceConfig filed = services(Map.of("s.key-file", "/nowhere"));
        ServiceConfig tokens = services(Map.of("s.client-id", "x"));

        assertThatThrownBy(() -> ProductionServices.require(keyed))
                .hasMessageContaining("huifang.services.s.key")
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> ProductionServices.require(filed))
                .hasMessageContaining("huifang.services.s.key");
        assertThatCode(() -> ProductionServices.require(tokens)).doesNotThrowAnyException();
    }

    @Test
    void wantsAServiceThatShowsTokensInProduction() {
        assertThatThrownBy(() -> ProductionServices.require(services(Map.of())))
                .hasMessageContaining("huifang.services.survey.client-id is missing");
        assertThatThrownBy(() -> ProductionServices.require(services(Map.of("s.scope", "x"))))
                .hasMessageContaining("huifang.services.survey.client-id is missing");
        assertThatCode(
                        () ->
                                ProductionServices.require(
                                        services(Map.of("s.scope", "x", "t.client-id", "x"))))
                .doesNotThrowAnyException();
    }

    private static void assertServiceRefused(
            String because, boolean issuer, Map<String, String> given) {
        Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> named.put("huifang.services." + name, value));
        assertThatThrownBy(() -> readAll(issuer, named)).hasMessageContaining(because);
    }

    private static ServiceConfig services(Map<String, String> given) {
        Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> named.put("huifang.services." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ServiceConfig.class)
                .withSources(new PropertiesConfigSource(named, "given", 100))
                .build()
                .getConfigMapping(ServiceConfig.class);
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
        assertRefused(
                "senders.a: a bearer key needs at least 16 characters", Map.of("a.key", "short"));
        assertRefused("both key", Map.of("a.key", KEY, "a.key-file", empty.toString()));
        assertRefused("senders.a: needs one key", Map.of("a.key", " "));
        assertRefused("cannot read", Map.of("a.key-file", directory + "/none"));
        assertRefused("same bearer key", Map.of("a.key", KEY, "b.key", KEY));
        assertRefused("huifang.issuer.url", Map.of("a.client-id", "x"));
        assertRefused("begins with", Map.of("a.signing-secret", KEY));
        assertRefused(
                "same signing secret",
                Map.of("a.signing-secret", SECRET, "b.signing-secret", SECRET));
        assertRefused("types", Map.of("a.key", KEY, "a.types", "com.*.x"));
    }

    @Test
    void lessensWhoLosesAKeyAndLeavesItsOtherProofs() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), KEY);
        KeyringReader reader =
                reader(false, Map.of("a.key-file", file.toString(), "a.signing-secret", SECRET));
        Keyring before = reader.read();
        Files.writeString(file, "\n");

        Keyring now = reader.reread(before, unusable);

        assertThat(unusable).isEmpty();
        assertThat(now.hasSameContentAs(before)).isFalse();
        assertThat(now.sender(bearer(KEY))).isEmpty();
        assertThat(now.signer("a")).isPresent();
        assertThat(reader.read().sender(bearer(KEY))).isEmpty(); // also after a restart
    }

    @Test
    void doesNotLetOneCallersBrokenFileKeepAnothersKey() throws Exception {
        Path mine = Files.writeString(directory.resolve("mine"), KEY);
        Path others = Files.writeString(directory.resolve("others"), KEY + "2");
        KeyringReader reader =
                reader(
                        false,
                        Map.of("a.key-file", mine.toString(), "b.key-file", others.toString()));
        Keyring before = reader.read();
        Files.writeString(mine, KEY + "3");
        Files.writeString(others, "short");

        Keyring now = reader.reread(before, unusable);

        assertThat(unusable).containsOnlyKeys("huifang.senders.b");
        assertThat(now.sender(bearer(KEY))).isEmpty();
        assertThat(now.sender(bearer(KEY + "3"))).map(Sender::name).contains("a");
        assertThat(now.sender(bearer(KEY + "2"))).map(Sender::name).contains("b");
    }

    @Test
    void keepsTheKeysOfAFileThatIsGone() throws Exception {
        Path file = Files.writeString(directory.resolve("keys"), KEY);
        KeyringReader reader = reader(false, Map.of("a.key-file", file.toString()));
        Keyring before = reader.read();
        Files.delete(file);

        assertThat(reader.reread(before, unusable).sender(bearer(KEY))).isPresent();
        assertThat(unusable).containsOnlyKeys("huifang.senders.a");
    }

    @Test
    void seesThatAKeyHasMovedToAnotherCaller() throws Exception {
        Path first = Files.write(directory.resolve("first"), List.of(KEY, KEY + "2"));
        Path second = Files.write(directory.resolve("second"), List.of(KEY + "3"));
        KeyringReader reader =
                reader(
                        false,
                        Map.of("a.key-file", first.toString(), "b.key-file", second.toString()));
        Keyring before = reader.read();
        Files.write(first, List.of(KEY));
        Files.write(second, List.of(KEY + "2", KEY + "3"));

        Keyring now = reader.reread(before, unusable);

        assertThat(now.hasSameContentAs(before)).isFalse();
        assertThat(now.sender(bearer(KEY + "2"))).map(Sender::name).contains("b");
    }

    @Test
    void leavesAKeyWithWhomeverHasIt() throws Exception {
        Path first = Files.writeString(directory.resolve("first"), KEY);
        Path second = Files.writeString(directory.resolve("second"), KEY + "2");
        KeyringReader reader =
                reader(
                        false,
                        Map.of("a.key-file", first.toString(), "b.key-file", second.toString()));
        Keyring before = reader.read();
        Files.writeString(first, KEY + "2");

        Keyring now = reader.reread(before, unusable);

        assertThat(unusable).containsOnlyKeys("huifang.senders.a");
        assertThat(now.sender(bearer(KEY))).map(Sender::name).contains("a");
        assertThat(now.sender(bearer(KEY + "2"))).map(Sender::name).contains("b");
    }

    private void assertRefused(String message, Map<String, String> senders) {
        assertThatThrownBy(() -> read(false, senders))
                .hasMessageContaining(message)
                .hasMessageNotContaining(KEY)
                .hasMessageNotContaining(SECRET);
    }

    private static Keyring read(boolean issuer, Map<String, String> senders) {
        return reader(issuer, senders).read();
    }

    private static KeyringReader reader(boolean issuer, Map<String, String> senders) {
        Map<String, String> given = new HashMap<>();
        given.put("huifang.senders.a.sources", "/a");
        senders.forEach(
                (name, value) -> {
                    given.put("huifang.senders." + name, value);
                    given.put("huifang.senders." + name.charAt(0) + ".sources", "/a");
                });
        return readerOfAll(issuer, given);
    }

    private static Keyring readAll(boolean issuer, Map<String, String> given) {
        return readerOfAll(issuer, given).read();
    }

    private static KeyringReader readerOfAll(boolean issuer, Map<String, String> given) {
        SmallRyeConfig config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters() // those of Quarkus read paths
                        .withMapping(SenderConfig.class)
                        .withMapping(ServiceConfig.class)
                        .withMapping(AccountConfig.class)
                        .withSources(new PropertiesConfigSource(given, "given", 100))
                        .build();
        return new KeyringReader(
                config.getConfigMapping(SenderConfig.class),
                config.getConfigMapping(ServiceConfig.class),
                config.getConfigMapping(AccountConfig.class),
                issuer);
    }

    private static Bearer bearer(String key) {
        return Bearer.of("Bearer " + key).orElseThrow();
    }
}
