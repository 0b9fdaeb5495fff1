package io.huifang.journeys.tide;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/** An event of the tide is known by its number, and its number by its key. */
class TideScriptTest {
    private static final TideScript SCRIPT =
            new TideScript("tide", List.of("/wallet-1", "/wallet-2"), 50);

    @Test
    void isTheSameWheneverItIsWritten() {
        assertThat(event(123)).isEqualTo(event(123));
    }

    @Test
    void isFoundAgainByItsKey() {
        for (int number : new int[] {0, 1, 49, 50, 499, 14_400_000}) {
            assertThat(SCRIPT.number(event(number).key())).hasValue(number);
        }
    }

    @Test
    void isNoneOfOthers() {
        assertThat(SCRIPT.number(new EventKey("/wallet-2", "tide-0"))).isEmpty();
        assertThat(SCRIPT.number(new EventKey("/wallet-1", "soak-wallet-1-0"))).isEmpty();
        assertThat(SCRIPT.number(new EventKey("/wallet-1", "tide-00"))).isEmpty();
        assertThat(SCRIPT.number(new EventKey("/wallet-1", "tide-"))).isEmpty();
    }

    @Test
    void isAboutACustomerOfTheTide() {
        assertThat(event(51).customer()).isEqualTo("c-tide-1").startsWith(SCRIPT.prefix());
    }

    @Test
    void isNoEventNowAndThen() {
        assertThat(SCRIPT.isRefused(499)).isTrue();
        assertThat(event(499).data().get("amount").asText()).isEqualTo("1.234");
        assertThat(SCRIPT.isRefused(500)).isFalse();
        assertThat(event(500).data().get("amount").asText()).isEqualTo("1.00");
    }

    @Test
    void isNeverBothRefusedAndRepeated() {
        for (int number = 0; number < 1_000; number++) {
            assertThat(SCRIPT.isRefused(number) && SCRIPT.isRepeated(number)).isFalse();
        }
    }

    private static Draft event(int number) {
        return SCRIPT.event(number, Instant.EPOCH);
    }
}
