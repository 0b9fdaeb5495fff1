package io.huifang.pages.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** How often one link may be asked for. */
@Tag("P23")
class LinkAllowancesTest {
    private static final int AT_ONCE = 60;
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @Test
    void areUsedUpAndTellHowLong() {
        LinkAllowances<UUID> allowances = allowances();

        for (int i = 0; i < AT_ONCE; i++) assertThat(allowances.take(ONE)).isEmpty();

        assertThat(allowances.take(ONE)).contains(LinkAllowances.EACH);
        assertThat(allowances.take(OTHER)).isEmpty();
    }

    @Test
    void areKeptForSoManyLinksOnly() {
        LinkAllowances<UUID> allowances = allowances();
        for (int i = 0; i < AT_ONCE; i++) allowances.take(ONE);

        for (int i = 0; i < LinkAllowances.LINKS; i++) allowances.take(new UUID(1, i));

        assertThat(allowances.take(ONE)).isEmpty();
    }

    private static LinkAllowances<UUID> allowances() {
        return new LinkAllowances<>(AT_ONCE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
