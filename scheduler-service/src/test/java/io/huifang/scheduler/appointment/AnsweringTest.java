package io.huifang.scheduler.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Lineage;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** In which calls a customer has a say. */
@Tag("R31")
class AnsweringTest {
    private static final Instant NOW = Instant.parse("2026-03-04T02:00:00Z");
    private static final Policy POLICY = DefaultPolicy.read();

    /** Whoever took his account over reads his messages, also those about what follows. */
    @ParameterizedTest
    @Tag("D7")
    @CsvSource({
        "unresolved-follow-up, payment-failed, true",
        "unresolved-follow-up, risk-check,     false",
        "unresolved-follow-up, takeover,       false",
        "complaint-check,      complaint,      true",
        "complaint-check,      risk-check,     false"
    })
    void followUpsOfRisksAreNotHis(String reason, String caseReason, boolean his) {
        UUID first = UUID.randomUUID();
        Lineage lineage = new Lineage(first, first, caseReason, "", 1);

        assertThat(Answering.isHis(task(reason, lineage), POLICY)).isEqualTo(his);
    }

    @Test
    void whatThePolicyDroppedIsNotHis() {
        assertThat(Answering.isHis(task("refund-delayed", null), POLICY)).isTrue();
        assertThat(Answering.isHis(task("dropped-since", null), POLICY)).isFalse();
    }

    private static CallbackTask task(String reason, Lineage lineage) {
        Matter matter =
                new Matter(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        lineage,
                        "c-1",
                        reason,
                        "",
                        null,
                        NOW,
                        NOW,
                        1,
                        null);
        Instant due = NOW.plus(Duration.ofHours(2));
        return CallbackTask.of(matter, Standing.waiting(due, due.plusSeconds(3600), NOW, 50));
    }
}
