package io.huifang.pages.login;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.List;

class EmbeddedAccountsTest {
    private static final List<String> WITH_ACCOUNT =
            List.of("quarkus.http.port", "quarkus.security.users.embedded.users.\"agent-1\"");

    @Test
    void areRefusedInProduction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EmbeddedAccounts.refuse(true, WITH_ACCOUNT))
                .withMessageContaining("takes no accounts");
    }

    @Test
    void areWelcomeElsewhere() {
        assertThatCode(() -> EmbeddedAccounts.refuse(false, WITH_ACCOUNT))
                .doesNotThrowAnyException();
        assertThatCode(() -> EmbeddedAccounts.refuse(true, List.of("quarkus.http.port")))
                .doesNotThrowAnyException();
    }
}
