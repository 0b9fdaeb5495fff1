package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.Disposition;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.document.DefaultPolicy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Many cases over weeks, called and concluded by chance. Time is a value here: all of it takes
 * seconds.
 */
@Tag("R78")
@Tag("R80")
class MonthOfCallsTest {
    private static final Policy POLICY = DefaultPolicy.read();
    private static final int CASES = 100;

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York", "Europe/Berlin", "Pacific/Apia"})
    @Tag("R27")
    void endsEveryCaseInsideHoursFreshnessAndLimits(String zone) {
        int calls = 0;

        for (int seed = 0; seed < CASES; seed++) {
            calls += new Case(zone, seed).run();
        }

        assertThat(calls).isGreaterThan(2 * CASES);
    }

    /** One customer's case. */
    private static final class Case {
        private final Random chance;
        private final ZoneId zone;
        private final Map<String, Customer> customers = new HashMap<>();
        private final Map<UUID, CallbackTask> tasks = new HashMap<>();
        private final Consequences consequences = new Consequences();
        private List<ContactEntry> entries = List.of();
        private Instant now;

        private Case(String zone, int seed) {
            this.chance = new Random(seed);
            this.zone = ZoneId.of(zone);
            // a month around the change of clocks in America and Europe
            this.now = Instant.parse("2026-02-20T00:00:00Z").plusSeconds(chance.nextInt(2_000_000));
            Customer customer = Customer.unknown("c-1").told(Whereabouts.of(List.of(zone), now));
            customers.put("c-1", customer);
        }

        private int run() {
            open();
            int calls = 0;
            for (Optional<CallbackTask> next = next(); next.isPresent(); next = next()) {
                CallbackTask task = next.get();
                Instant due = task.standing().dueAt();
                now = due.isAfter(now) ? due : now;
                ContactLedger contacts = contacts();
                ContactDecision.of(task, customers.get("c-1"), POLICY, contacts, now)
                        .applyTo(task, Map.of(), ledger(), contacts);
                entries = contacts.of("c-1");
                if (task.standing().status() == Status.DISPATCHED) {
                    checkCall(task);
                    conclude(task);
                    calls++;
                }
                assertThat(calls).isLessThan(200);
            }
            tasks.values().forEach(this::checkEnd);
            return calls;
        }

        private void open() {
            UUID id = UUID.randomUUID();
            Matter matter =
                    new Matter(
                            id,
                            id,
                            null,
                            "c-1",
                            "refund-delayed",
                            "refund:r-1",
                            "r-1",
                            now,
                            now,
                            1,
                            null);
            Instant fresh = now.plus(Duration.ofDays(14));
            tasks.put(id, CallbackTask.of(matter, Standing.waiting(now, fresh, now, 60)));
        }

        private ContactLedger contacts() {
            return new ContactLedger(POLICY, entries, now);
        }

        private Optional<CallbackTask> next() {
            return tasks.values().stream()
                    .filter(CallbackTask::isOpen)
                    .min(
                            Comparator.comparing((CallbackTask it) -> it.standing().dueAt())
                                    .thenComparing(CallbackTask::id));
        }

        private void checkCall(CallbackTask task) {
            Attempt attempt = task.underWay().orElseThrow();
            LocalTime local = now.atZone(zone).toLocalTime();
            assertThat(local).isBetween(LocalTime.of(9, 0), LocalTime.of(19, 59, 59, 999_999_999));
            assertThat(attempt.callableUntil()).isBeforeOrEqualTo(task.standing().freshUntil());
            assertThat(now).isBefore(task.standing().freshUntil());
        }

        private void conclude(CallbackTask task) {
            Attempt attempt = task.underWay().orElseThrow();
            now = now.plus(Duration.ofMinutes(1 + chance.nextInt(30)));
            Disposition disposition =
                    Disposition.values()[chance.nextInt(Disposition.values().length)];
            boolean appointment = disposition == Disposition.APPOINTMENT_MADE;
            ContactLedger contacts = contacts();
            new ConclusionBatch(POLICY, customers, tasks, ledger(), contacts, consequences)
                    .concluded(
                            new AttemptConcluded(
                                    UUID.randomUUID(),
                                    now,
                                    "c-1",
                                    task.id(),
                                    attempt.attemptId(),
                                    attempt.number(),
                                    disposition,
                                    "agent-1",
                                    now,
                                    now,
                                    appointment ? later() : null,
                                    chance.nextInt(20) == 0,
                                    null,
                                    null));
            entries = contacts.of("c-1");
            if (appointment && task.isOpen()) {
                assertThat(task.standing().freshUntil()).isAfter(task.standing().dueAt());
            }
        }

        private Instant later() {
            return now.plus(Duration.ofMinutes(chance.nextInt(3 * 24 * 60)));
        }

        private void checkEnd(CallbackTask task) {
            assertThat(task.standing().outcome()).isNotNull();
            Reason reason = POLICY.reason(task.matter().reason()).orElseThrow();
            long appointments = task.endedBy(Disposition.APPOINTMENT_MADE);
            assertThat(task.standing().counted())
                    .isLessThanOrEqualTo(reason.retryPlan().maxAttempts() + (int) appointments);
        }

        private TaskLedger ledger() {
            return new TaskLedger(new Ids(Clock.systemUTC()), now);
        }
    }
}
