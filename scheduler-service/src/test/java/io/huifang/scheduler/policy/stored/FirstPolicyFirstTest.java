package io.huifang.scheduler.policy.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.policy.almanac.Almanac;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.ws.rs.core.SecurityContext;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What a person stores before this replica has asked the database for the first time. */
@Tag("R23")
class FirstPolicyFirstTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    /** A document stored before it would keep the shipped one out, and none would be in force. */
    @Test
    void isInForceBeforeAnotherOneIsLookedAt() {
        try (LatePolicy late = new LatePolicy()) {
            SqlConnection only = late.pool().getConnection().await().atMost(DEADLINE);

            CompletableFuture<?> stored =
                    store(late, "unsound: document").subscribeAsCompletionStage();
            boolean atOnce = stored.isDone();
            only.closeAndAwait();

            assertThat(atOnce).isFalse();
            assertThat(stored).failsWithin(DEADLINE);
            assertThat(late.policy().known()).isPresent();
        }
    }

    private static io.smallrye.mutiny.Uni<?> store(LatePolicy late, String document) {
        Clock clock = Clock.systemUTC();
        StorePolicy storePolicy = new StorePolicy(new Policies(), Almanac.shipped(), clock);
        return new PolicyResource(null, storePolicy, null, late.policy(), null)
                .store(document.getBytes(StandardCharsets.UTF_8), new Admin());
    }

    /** Who stores it. */
    private record Admin() implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return () -> "admin";
        }

        @Override
        public boolean isUserInRole(String role) {
            return true;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return BASIC_AUTH;
        }
    }
}
