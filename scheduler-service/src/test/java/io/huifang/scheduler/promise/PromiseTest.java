package io.huifang.scheduler.promise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.UUID;

/** Which events keep a promise made at 10:00 and due at 12:00. */
@Tag("D12")
class PromiseTest {
    private static final String SETTLED = "io.huifang.refund.settled.v1";

    @ParameterizedTest
    @CsvSource({
        // about a stated refund: at any time until it is due
        "r-1, settled, r-1, 11:00, true",
        "r-1, settled, r-1, 12:00, true",
        "r-1, settled, r-1, 09:00, true",
        "r-1, settled, r-1, 12:01, false",
        "r-1, settled, r-2, 11:00, false",
        "r-1, settled, , 11:00, false",
        "r-1, rejected, r-1, 11:00, false",
        // about anything of the customer: something new
        ", settled, r-2, 11:00, true",
        ", settled, , 10:00, true",
        ", settled, r-2, 09:59, false"
    })
    void isKeptBy(String promised, String verb, String subject, String time, boolean kept) {
        Promise promise =
                new Promise(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        "c-1",
                        SETTLED,
                        promised,
                        at("10:00"),
                        at("12:00"),
                        Promise.State.OPEN,
                        null);
        Occurrence event = event("c-1", "io.huifang.refund." + verb + ".v1", subject, time);

        assertThat(promise.isKeptBy(event)).isEqualTo(kept);
        assertThat(promise.broken().isKeptBy(event)).isEqualTo(kept);
        assertThat(promise.kept(event).isKeptBy(event)).isFalse();
        assertThat(promise.isKeptBy(event("c-2", SETTLED, subject, time))).isFalse();
    }

    private static Occurrence event(String customer, String type, String subject, String time) {
        return new Occurrence(UUID.randomUUID(), customer, type, subject, at(time));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-04T" + time + ":00Z");
    }
}
