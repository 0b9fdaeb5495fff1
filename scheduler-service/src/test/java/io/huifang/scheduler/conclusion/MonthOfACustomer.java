package io.huifang.scheduler.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.attempt.AttemptCorrected;
import io.huifang.contract.attempt.Disposition;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.decision.EventsInMemory;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.incident.course.OutageInMemory;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.document.DefaultPolicy;
import io.huifang.scheduler.promise.PromisesInMemory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What happens to one customer, by chance: an outage in which his payment fails, a refund that is
 * late, calls, notices, corrections, promises kept and broken. What he must never see is checked
 * when it would happen.
 */
final class MonthOfACustomer {
    static final Policy POLICY = DefaultPolicy.read();

    private static final String ID = "c-1";
    private static final String PAID = "io.huifang.payment.completed.v1";
    private static final String PAYMENT =
            "{\"paymentId\":\"p-9\",\"amount\":\"1.00\",\"currency\":\"CNY\",\"cause\":\"NETWORK\"}";
    private static final String REFUND =
            "{\"refundId\":\"r-1\",\"paymentId\":\"p-1\",\"amount\":\"1.00\",\"currency\":\"CNY\"}";

    final MonthChecks checks;
    final PromisesInMemory promises = new PromisesInMemory(POLICY);
    int calls;
    int corrections;
    int broken;
    int released;
    int spared;

    private final Random chance;
    private final Map<String, Customer> customers = new HashMap<>();
    private final Map<UUID, CallbackTask> tasks = new HashMap<>();
    private final Map<UUID, Integer> revisions = new HashMap<>();
    private final TreeMap<Instant, List<Runnable>> ahead = new TreeMap<>();
    private final Consequences consequences = new Consequences();
    private final Set<UUID> sent = new HashSet<>();
    private final EventsInMemory events;
    private final OutageInMemory outage;
    private List<ContactEntry> entries = List.of();
    private Instant now;

    MonthOfACustomer(String zone, int seed) {
        chance = new Random(seed);
        checks = new MonthChecks(ZoneId.of(zone));
        // a month around the change of clocks in America and Europe
        now = Instant.parse("2026-02-20T00:00:00Z").plusSeconds(chance.nextInt(2_000_000));
        Customer customer = Customer.unknown(ID).told(Whereabouts.of(List.of(zone), now));
        customers.put(ID, customer);
        events = new EventsInMemory(POLICY, customer);
        outage = new OutageInMemory(POLICY, now);
    }

    void run() {
        in(upTo(Duration.ofHours(30)), this::outageEnds);
        in(upTo(Duration.ofHours(2)), () -> happens("io.huifang.payment.failed.v1", PAYMENT));
        in(upTo(Duration.ofDays(5)), () -> happens("io.huifang.refund.delayed.v1", REFUND));
        for (int step = 0; next(); step++) assertThat(step).isLessThan(2000);
        tasks.values().forEach(task -> checks.ended(task, revisions.keySet()));
        assertThat(promises.open()).isZero();
    }

    private boolean next() {
        Optional<CallbackTask> due =
                tasks.values().stream()
                        .filter(CallbackTask::isOpen)
                        .min(
                                Comparator.comparing((CallbackTask it) -> it.standing().dueAt())
                                        .thenComparing(CallbackTask::id));
        Instant first = ahead.isEmpty() ? Instant.MAX : ahead.firstKey();
        if (due.isPresent() && due.get().standing().dueAt().isBefore(first)) {
            advance(due.get().standing().dueAt());
            call(due.get());
            return true;
        }
        if (ahead.isEmpty()) return false;
        advance(first);
        ahead.pollFirstEntry().getValue().forEach(Runnable::run);
        return true;
    }

    private void advance(Instant at) {
        now = at.isAfter(now) ? at : now;
    }

    private void in(Duration wait, Runnable then) {
        ahead.computeIfAbsent(now.plus(wait), any -> new ArrayList<>()).add(then);
    }

    private void outageEnds() {
        List<CallbackTask> held = outage.held(tasks.values());
        boolean recovered = !held.isEmpty() && chance.nextInt(4) == 0;
        if (recovered) spared++;
        else released += held.size();
        TaskLedger ledger = ledger();
        Set<UUID> spare = recovered ? Set.of(held.get(0).id()) : Set.of();
        outage.end(customer(), held, spare, ledger);
        write(ledger, contacts());
    }

    private void happens(String type, String data) {
        happened(type, data, now);
    }

    private void happened(String type, String data, Instant time) {
        TaskLedger ledger = ledger();
        promises.happened(
                events.decide(customer(), type, data, time, tasks, ledger, outage.incidents()),
                ledger);
        write(ledger, contacts());
    }

    private void call(CallbackTask task) {
        // nobody is called about an incident before it is over
        assertThat(outage.holds(task)).isFalse();
        ContactLedger contacts = contacts();
        TaskLedger ledger = ledger();
        ContactDecision.of(task, customer(), POLICY, contacts, now)
                .applyTo(task, Map.of(), ledger, contacts);
        write(ledger, contacts);
        if (task.standing().status() != Status.DISPATCHED) return;
        calls++;
        checks.call(task, tasks.values(), now);
        now = now.plus(Duration.ofMinutes(1 + chance.nextInt(30)));
        conclude(task, task.underWay().orElseThrow());
    }

    private void conclude(CallbackTask task, Attempt attempt) {
        Disposition disposition = anyDisposition();
        boolean appointment = disposition == Disposition.APPOINTMENT_MADE;
        AttemptConcluded fact =
                new AttemptConcluded(
                        UUID.randomUUID(),
                        now,
                        ID,
                        task.id(),
                        attempt.attemptId(),
                        attempt.number(),
                        disposition,
                        "agent-1",
                        now,
                        now,
                        appointment ? now.plus(upTo(Duration.ofDays(3))) : null,
                        chance.nextInt(20) == 0,
                        null,
                        disposition.surveyed() ? promise() : null,
                        null,
                        null);
        told(batch -> batch.concluded(fact));
        if (fact.promise() != null) promised(fact);
        if (appointment && task.isOpen()) {
            assertThat(task.standing().freshUntil()).isAfter(task.standing().dueAt());
        }
        if (chance.nextInt(4) == 0) {
            in(upTo(Duration.ofDays(2)), () -> correct(task, attempt.attemptId()));
        }
    }

    private AttemptConcluded.Promise promise() {
        return new AttemptConcluded.Promise(PAID, "p-9", now.plus(upTo(Duration.ofDays(3))));
    }

    /** Kept in time, or an hour too late, or told of two days late, or never. */
    private void promised(AttemptConcluded fact) {
        promises.enter(fact);
        Duration until = Duration.between(now, fact.promise().dueAt());
        Instant inTime = fact.promise().dueAt();
        switch (chance.nextInt(4)) {
            case 0 -> in(until, () -> happened(PAID, PAYMENT, inTime));
            case 1 -> in(until.plusHours(1), () -> happened(PAID, PAYMENT, inTime.plusSeconds(1)));
            case 2 -> in(until.plusDays(2), () -> happened(PAID, PAYMENT, inTime));
            default -> {}
        }
        in(until.plus(POLICY.followUps().promiseGrace()), this::breakPromises);
    }

    private void breakPromises() {
        TaskLedger ledger = ledger();
        for (CallbackTask task : promises.breakDue(customer(), tasks, ledger)) {
            broken++;
            checks.brokenPromise(task, tasks.values(), customer(), now);
        }
        write(ledger, contacts());
    }

    private void correct(CallbackTask task, UUID attemptId) {
        Disposition was = task.attempt(attemptId).orElseThrow().disposition();
        int revision = revisions.merge(attemptId, 1, Integer::sum);
        corrections++;
        told(
                batch ->
                        batch.corrected(
                                new AttemptCorrected(
                                        UUID.randomUUID(),
                                        now,
                                        ID,
                                        task.id(),
                                        attemptId,
                                        revision,
                                        was,
                                        anyDisposition(),
                                        "supervisor-1")));
    }

    private void told(Consumer<ConclusionBatch> news) {
        ContactLedger contacts = contacts();
        TaskLedger ledger = ledger();
        news.accept(new ConclusionBatch(POLICY, customers, tasks, ledger, contacts, consequences));
        write(ledger, contacts);
    }

    /** What a transaction does at its end; a notice is sent once on each occasion. */
    private void write(TaskLedger ledger, ContactLedger contacts) {
        List<Notice> wanted =
                ledger.notices().stream()
                        .filter(it -> !sent.contains(it.fact().eventId()))
                        .toList();
        for (Notice notice : Asked.of(wanted, contacts, now).granted()) {
            sent.add(notice.fact().eventId());
            checks.notice(notice.fact(), customer(), now);
        }
        entries = contacts.of(ID);
    }

    private Disposition anyDisposition() {
        return Disposition.values()[chance.nextInt(Disposition.values().length)];
    }

    private Duration upTo(Duration most) {
        return Duration.ofMinutes(1 + chance.nextInt((int) most.toMinutes()));
    }

    private Customer customer() {
        return customers.get(ID);
    }

    private ContactLedger contacts() {
        return new ContactLedger(POLICY, entries, now);
    }

    private TaskLedger ledger() {
        return new TaskLedger(new Ids(Clock.systemUTC()), now);
    }
}
