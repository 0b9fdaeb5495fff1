package io.huifang.pages.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

class ProductionLoginCheckTest {
    private final Map<String, String> settings =
            new HashMap<>(
                    Map.of(
                            "quarkus.oidc.tenant-enabled", "true",
                            "quarkus.oidc.auth-server-url", "https://id.example/realms/staff",
                            "quarkus.oidc.client-id", "huifang-survey",
                            "quarkus.oidc.token.audience", "huifang-survey",
                            "quarkus.oidc.credentials.secret", "x".repeat(32)));

    @Test
    void startsWithEverythingGiven() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "auth-server-url, ",
        "auth-server-url, ' '",
        "auth-server-url, http://id.example/realms/staff",
        "auth-server-url, http://127.0.0.1.evil.example/",
        "auth-server-url, http:/realms/staff",
        "client-id, ",
        "token.audience, ",
        "token.audience, any",
        "token.audience, 'huifang, any'",
        "token.issuer, any",
        "tenant-enabled, ",
        "tenant-enabled, false",
        "credentials.secret, ",
        "credentials.secret, short"
    })
    void saysWhatIsMissingOrWrong(String name, String value) {
        settings.put("quarkus.oidc." + name, value);

        assertThatIllegalStateException()
                .isThrownBy(this::check)
                .withMessageContaining("quarkus.oidc." + name)
                .withMessageNotContaining("short");
    }

    private void check() {
        ProductionLogin.require(name -> Optional.ofNullable(settings.get(name)));
    }
}
