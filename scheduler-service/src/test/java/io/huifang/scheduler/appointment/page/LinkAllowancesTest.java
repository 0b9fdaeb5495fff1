package io.huifang.scheduler.appointment.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** How often one call's page may be asked for. */
@Tag("P23")
class LinkAllowancesTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void areUsedUpAndTellHowLong() {
        LinkAllowances allowances = new LinkAllowances(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

        for (int i = 0; i < LinkAllowances.MOST; i++) assertThat(allowances.take(ONE)).isEmpty();

        assertThat(allowances.take(ONE)).contains(LinkAllowances.EACH);
        assertThat(allowances.take(OTHER)).isEmpty();
    }

    @Test
    void areKeptForSoManyCallsOnly() {
        LinkAllowances allowances = new LinkAllowances(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        for (int i = 0; i < LinkAllowances.MOST; i++) allowances.take(ONE);

        for (int i = 0; i < LinkAllowances.CALLS; i++) allowances.take(new UUID(1, i));

        assertThat(allowances.take(ONE)).isEmpty();
    }
}
