package io.huifang.scheduler.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.List;

class EmbeddedAccountsTest {
    private static final String ACCOUNT = "quarkus.security.users.embedded.users.\"ops\"";

    @Test
    void refusesAccountsFromConfigurationInProduction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> EmbeddedAccounts.refuse(List.of("prod"), List.of(ACCOUNT)))
                .withMessageContaining("quarkus.security.users.embedded.users");
    }

    @Test
    void takesThemLocally() {
        assertThatCode(() -> EmbeddedAccounts.refuse(List.of("local"), List.of(ACCOUNT)))
                .doesNotThrowAnyException();
    }

    @Test
    void runsInProductionWithoutThem() {
        List<String> others = List.of("quarkus.security.users.embedded.enabled");

        assertThatCode(() -> EmbeddedAccounts.refuse(List.of("prod"), others))
                .doesNotThrowAnyException();
    }
}
