package io.huifang.survey.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The service as a client of the issuer: said whole, or not at all. */
@Tag("P9")
class IssuersClientTest {
    private static final String SECRET = "the+secret of ours";

    @TempDir Path directory;

    private final Map<String, String> given =
            new HashMap<>(
                    Map.of(
                            "token-url", "https://id.example/token",
                            "client-id", "huifang survey",
                            "client-secret", SECRET));

    @Test
    void isNoneWhereNothingIsSaid() {
        given.clear();

        assertThat(client()).isEmpty();
    }

    @Test
    void provesItselfAsTheSpecificationWantsIt() {
        String header = client().orElseThrow().authorization();

        byte[] pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
        assertThat(new String(pair, UTF_8)).isEqualTo("huifang+survey:the%2Bsecret+of+ours");
        assertThat(client().orElseThrow().toString()).doesNotContain(SECRET);
    }

    @Test
    void readsTheSecretAnewFromItsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("secret"), "first\n");
        given.remove("client-secret");
        given.put("client-secret-file", file.toString());
        IssuersClient client = client().orElseThrow();
        String first = client.authorization();

        Files.writeString(file, "second");

        assertThat(client.authorization()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-url", "client-id", "client-secret"})
    void saysWhichHalfIsMissing(String name) {
        given.remove(name);

        assertRefused("huifang.proof." + name);
    }

    @ParameterizedTest
    @CsvSource({
        "token-url, http://id.example/token, must be an https address",
        "token-url, http://127.0.0.1.id.example/, must be an https address",
        "token-url, http:/token, huifang.proof.token-url must be an https address",
        "client-id, ' ', huifang.proof.client-id",
        "client-secret, ' ', huifang.proof.client-secret",
        "client-secret-file, /nowhere/at/all, and client-secret-file too"
    })
    void saysWhatIsWrong(String name, String value, String said) {
        given.put(name, value);

        assertRefused(said);
    }

    @Test
    void saysAtTheStartThatAFileCannotBeRead() {
        given.remove("client-secret");
        given.put("client-secret-file", directory.resolve("none").toString());

        assertRefused("huifang.proof.client-secret-file cannot be read");
    }

    private void assertRefused(String said) {
        assertThatThrownBy(this::client)
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining(said)
                .hasMessageNotContaining(SECRET);
    }

    private Optional<IssuersClient> client() {
        Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> named.put("huifang.proof." + name, value));
        return IssuersClient.of(
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters() // those of Quarkus read paths
                        .withMapping(ProofConfig.class)
                        .withSources(new PropertiesConfigSource(named, "given", 100))
                        .build()
                        .getConfigMapping(ProofConfig.class));
    }
}
