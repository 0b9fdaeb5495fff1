package io.huifang.journeys.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.analytics.AttemptFact;
import io.huifang.journeys.http.Json;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.UUID;

class ToldReaderTest {
    private static final UUID OWN = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final UUID INVENTED = new UUID(1, 3);

    @Test
    void takesFactsAboutTheRunsOwnAttempts() {
        assertThat(concerns(OWN)).isTrue();
    }

    @Test
    void leavesFactsAboutOtherRunsAlone() {
        assertThat(concerns(OTHER)).isFalse();
    }

    @Test
    void takesFactsAboutAttemptsThatDoNotExist() {
        assertThat(concerns(INVENTED)).isTrue();
    }

    private static boolean concerns(UUID attempt) {
        Told fact =
                new Told(
                        "analytics-attempts",
                        0,
                        0,
                        AttemptFact.TYPE,
                        new UUID(2, 1),
                        null,
                        Json.object().put("attemptId", attempt.toString()));
        return ToldReader.concerns(fact, Set.of(OWN), Set.of(OWN, OTHER));
    }
}
