package io.huifang.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huifang.backing.Lifetime;
import io.huifang.local.stack.LocalStack;
import io.huifang.local.stack.Service;
import io.huifang.local.stack.StackFailure;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

class CheckoutTest {
    @TempDir Path root;

    @BeforeEach
    void prepareHome() {
        checkout(null).home().prepare();
    }

    @Test
    void startsAtIntakesUsualPortUnlessAnotherIsWanted() {
        assertThat(urlOfIntake(checkout(null))).isEqualTo("http://127.0.0.1:8080");
        assertThat(urlOfIntake(checkout(""))).isEqualTo("http://127.0.0.1:8080");
        assertThat(urlOfIntake(checkout("18080"))).isEqualTo("http://127.0.0.1:18080");
    }

    @Test
    void findsTheStackLaterWhereItWasStarted() {
        checkout("18080").stackToStart(Lifetime.DETACHED);

        LocalStack found = checkout(null).stack(Lifetime.DETACHED);

        assertThat(found.service(Service.INTAKE).url()).isEqualTo("http://127.0.0.1:18080");
    }

    @Test
    void refusesAPortBaseThatIsNoNumber() {
        assertThatThrownBy(() -> checkout("http").stackToStart(Lifetime.DETACHED))
                .isInstanceOf(StackFailure.class)
                .hasMessage("HUIFANG_PORT_BASE must be a number.");
    }

    @Test
    void hasItsStackInItselfUnlessTheEnvironmentSaysWhere(@TempDir Path elsewhere) {
        Map<String, String> environment =
                Map.of("HUIFANG_HOME", elsewhere.toString(), "HUIFANG_PORT_BASE", "18080");

        assertThat(Checkout.of(root, Map.of())).isEqualTo(checkout(null));
        assertThat(checkout(null).home().directory()).isEqualTo(root.resolve(".huifang"));
        assertThat(Checkout.of(root, environment).home().directory()).isEqualTo(elsewhere);
        assertThat(Checkout.of(root, environment).wantedPortBase()).isEqualTo("18080");
    }

    @Test
    void letsOneCommandAtATimeChangeTheStack() {
        Checkout checkout = checkout(null);
        LaunchLock held = LaunchLock.take(checkout.home());

        assertThatThrownBy(() -> LaunchLock.take(checkout.home()))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("Another deploy/local/up is at work");
        held.close();
        LaunchLock.take(checkout.home()).close();
    }

    private static String urlOfIntake(Checkout checkout) {
        return checkout.stackToStart(Lifetime.DETACHED).service(Service.INTAKE).url();
    }

    private Checkout checkout(String wantedPortBase) {
        return new Checkout(root, wantedPortBase);
    }
}
