package io.huifang.scheduler.incident.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.outbox.Ids;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.Incident.Act;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.policy.document.PolicyDocument;
import io.huifang.scheduler.policy.document.Reading;
import io.huifang.scheduler.slot.Appointment.By;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What becomes of the tasks that waited, once an incident has ended. */
@Tag("D8")
@Tag("R35")
class ReleasingTest {
    /** 12:00 in Shanghai, a Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private static final Instant FRESH_UNTIL = NOON.plus(Duration.ofDays(2));
    private static final Customer CUSTOMER = Customer.unknown("c-1");
    private static final UUID INCIDENT = UUID.fromString("019abc00-0000-7000-8000-000000000001");

    private final Policy announcing = announcing();
    private final CallbackTask task = task();
    private final TaskLedger ledger = new TaskLedger(new Ids(Clock.systemUTC()), NOON);
    private final IncidentLedger incidents =
            new IncidentLedger(
                    announcing.incidents(),
                    List.of(ended()),
                    List.of(new IncidentTask(task.id(), INCIDENT, "c-1", State.HELD)),
                    NOON);

    @Test
    @Tag("R30")
    void theCallIsAnnouncedWhereItsReasonWantsThat() {
        release(fullFor(Duration.ofHours(2)));

        Instant due = NOON.plus(Duration.ofHours(2));
        assertThat(task.standing().dueAt()).isEqualTo(due);
        assertThat(ledger.notices())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.fact().template()).isEqualTo("we-will-call-you");
                            assertThat(notice.fact().callAt()).isEqualTo(due);
                            assertThat(notice.fact().occasion())
                                    .isEqualTo("before-attempt-1 at " + due);
                        });
    }

    @Test
    @Tag("R30")
    void aCallThatComesAtOnceIsNot() {
        release(fullFor(Duration.ofMinutes(59)));

        assertThat(task.standing().dueAt()).isEqualTo(NOON.plus(Duration.ofMinutes(59)));
        assertThat(ledger.notices()).isEmpty();
    }

    /** He may have moved it on his page while he waited. */
    @Test
    @Tag("R32")
    void aTimeThatTheCustomerChoseStays() {
        Instant chosen = NOON.plus(Duration.ofHours(26));
        ledger.dueAgain(task, chosen, null);
        ledger.appointed(task, Agreed.of(CUSTOMER, announcing, By.CUSTOMER, NOON));

        release(new HashMap<>());

        assertThat(task.standing().dueAt()).isEqualTo(chosen);
        assertThat(task.standing().appointed()).isTrue();
        assertThat(incidents.task(task.id()).orElseThrow().state()).isEqualTo(State.RELEASED);
        assertThat(ledger.notices()).isEmpty();
    }

    private void release(Map<Instant, Integer> taken) {
        IncidentBatch batch =
                new IncidentBatch(
                        announcing, Map.of(task.id(), CUSTOMER), List.of(task), ledger, incidents);
        new Releasing(batch, new ReleasePlan(taken), Set.of()).release();
    }

    /** No minute has room for so long. */
    private static Map<Instant, Integer> fullFor(Duration time) {
        Map<Instant, Integer> taken = new HashMap<>();
        for (int minute = 0; minute < time.toMinutes(); minute++) {
            taken.put(NOON.plus(Duration.ofMinutes(minute)), 1000);
        }
        return taken;
    }

    private static Incident ended() {
        Instant began = NOON.minus(Duration.ofHours(1));
        return new Incident(
                INCIDENT,
                new IncidentKey("payment-outage", List.of("NETWORK")),
                began,
                new Act(began, null, "many"),
                new Act(NOON, null, "few"),
                1);
    }

    private static CallbackTask task() {
        Instant event = NOON.minus(Duration.ofMinutes(30));
        Matter matter =
                new Matter(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        null,
                        "c-1",
                        "payment-failed",
                        "",
                        null,
                        event,
                        event,
                        1,
                        null);
        return CallbackTask.of(matter, Standing.waiting(FRESH_UNTIL, FRESH_UNTIL, event, 50));
    }

    private static Policy announcing() {
        String text = DefaultPolicy.text();
        String changed =
                text.replace(
                        "\n  payment-failed:\n", "\n  payment-failed:\n    noticeBefore: PT1H\n");
        assertThat(changed).isNotEqualTo(text);
        return ((Reading.Sound) PolicyDocument.read(changed, 1)).policy();
    }
}
