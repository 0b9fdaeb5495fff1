package io.huifang.scheduler.replay.past;

import static io.huifang.scheduler.fixture.Tables.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.backing.Database;
import io.huifang.scheduler.fixture.Event;
import io.huifang.scheduler.fixture.Log;
import io.huifang.scheduler.fixture.SchedulerTest;
import io.huifang.scheduler.fixture.Tables;
import io.huifang.scheduler.replay.virtual.Past;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/** A customer with an event that this release cannot read, beside one without. */
@SchedulerTest
@Tag("D10")
class UnreadablePastTest {
    private static final String BAD =
            """
            INSERT INTO decision (event_key, content_hash, decided_at, event_time, policy_version,
                kind, customer_id, source, id, type, rule, explanation, inputs, facts)
            VALUES (gen_random_uuid(), gen_random_uuid(), now(), now(), 1, 'RECORDED', ?, '/past',
                'past-' || ?, 'io.huifang.customer.preference_changed.v1', 'any', 'any', '{}',
                '{"windows":"never"}')
            """;

    @Inject ReadPasts readPasts;

    Database database;

    @Test
    void isLeftOutAndCountedAndTheOtherIsRead() {
        Tables tables = new Tables(database);
        String prefix = "past-" + Event.newCustomer();
        Event bad = Event.refundDelayed().customer(prefix + ":1").id(prefix + ":1");
        Event good = Event.refundDelayed().customer(prefix + ":2").id(prefix + ":2");
        Log.send(bad, good);
        eventually(() -> assertThat(tables.decisions(good.customerId())).hasSize(1));
        eventually(() -> assertThat(tables.decisions(bad.customerId())).hasSize(1));
        tables.change(BAD, bad.customerId(), bad.customerId());

        Page page = page(prefix);
        tables.change("DELETE FROM decision WHERE source = '/past'");

        assertThat(page.leftOut()).containsEntry("unreadable", 2);
        assertThat(page.pasts()).extracting(Past::customerId).containsExactly(good.customerId());
    }

    private Page page(String prefix) {
        return readPasts
                .next(
                        new Stretch(
                                Instant.now().minus(Duration.ofHours(1)),
                                Instant.now().plus(Duration.ofHours(1)),
                                prefix,
                                3,
                                100))
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
