package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.conclusion.ConclusionBatch;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Suppression;
import io.huifang.scheduler.decision.DecidingAgain;
import io.huifang.scheduler.decision.DecidingAgain.Again;
import io.huifang.scheduler.decision.PastDecision;
import io.huifang.scheduler.dispatch.CallNow;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.Policy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is known of one customer in virtual time. Each method is what one transaction does in
 * earnest, by the same rules.
 */
final class VirtualCustomer {
    /** For news nobody is told; what lasts has ids that follow from the events. */
    private static final Ids IDS = new Ids(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private final String id;
    private final DecidingAgain deciding;
    private final VirtualParts parts;
    private final VirtualTasks tasks;
    private final Map<String, Customer> customers = new HashMap<>();
    private final Consequences consequences = new Consequences();
    private final VirtualContacts contacts;
    private final Load load;

    VirtualCustomer(String customerId, Load load) {
        Customer unknown = Customer.unknown(customerId);
        this.id = customerId;
        this.load = load;
        this.deciding = new DecidingAgain(unknown);
        this.parts = new VirtualParts(deciding);
        this.tasks = new VirtualTasks(deciding);
        this.contacts = new VirtualContacts(customerId, load);
        customers.put(id, unknown);
    }

    List<CallbackTask> open() {
        return tasks.open();
    }

    /**
     * @param known incidents that were known then
     */
    Again decide(PastDecision past, Policy policy, List<Incident> known) {
        VirtualMoment moment = moment(policy, known, past.decidedAt());
        TaskLedger ledger = moment.ledger();
        Again again =
                deciding.decide(
                        past, policy, ledger, moment.incidents(), moment.customer(), open());
        customers.put(id, again.customer());
        tasks.keep(again, policy);
        parts.keep(moment.with(again.customer()));
        if (!ledger.notices().isEmpty()) contacts.keep(policy, ledger);
        return again;
    }

    /** An incident has begun: what waits for a first call about it waits for its end. */
    void joinIncidents(Policy policy, List<Incident> known, Instant now) {
        VirtualMoment moment = moment(policy, known, now);
        parts.begin(open(), moment);
        contacts.keep(policy, moment.ledger());
    }

    /** When the next notice of an incident can be asked for, UTC; empty when none waits. */
    Optional<Instant> nextNotice() {
        return parts.nextNotice();
    }

    /** It is day: what is to be told of incidents is told. */
    void notify(Policy policy, List<Incident> known, Instant now) {
        VirtualMoment moment = moment(policy, known, now);
        parts.notify(moment);
        contacts.keep(policy, moment.ledger());
    }

    /** An incident has ended. */
    void release(
            PastIncident ended,
            Map<UUID, Instant> calledAt,
            Policy policy,
            List<Incident> known,
            Instant now) {
        VirtualMoment moment = moment(policy, known, now);
        new VirtualRelease(ended, calledAt, load).release(parts, moment);
        parts.keep(moment);
        contacts.keep(policy, moment.ledger());
    }

    /**
     * Asks about a task that is due.
     *
     * @param known incidents that are known
     */
    void contact(CallbackTask task, Policy policy, List<Incident> known, Instant now) {
        ContactLedger budget = contacts.open(policy, now);
        VirtualMoment moment = moment(policy, known, now);
        TaskLedger ledger = moment.ledger();
        Optional<ContactDecision> claim = parts.claim(task, moment.incidents());
        parts.keep(moment);
        ContactDecision decision =
                claim.orElseGet(() -> ContactDecision.of(task, customer(), policy, budget, now));
        decision.applyTo(task, Map.of(), ledger, budget);
        if (claim.isEmpty()) ledger.noticeWishes().announceAgain(task, customer(), policy);
        if (decision instanceof CallNow) load.call(now);
        contacts.keep(budget, ledger);
    }

    /** Something was told of an attempt, or nothing for too long. */
    void conclude(Policy policy, Instant now, Consumer<ConclusionBatch> news) {
        tasks.tellSettled(consequences);
        ContactLedger budget = contacts.open(policy, now);
        TaskLedger ledger = ledger(now);
        ConclusionBatch batch =
                new ConclusionBatch(policy, customers, tasks.byId(), ledger, budget, consequences);
        news.accept(batch);
        batch.giveFreedPlaces();
        contacts.keep(budget, ledger);
    }

    /** A low answer with what is known now of its matter. */
    LowAnswer asOfNow(LowAnswer answer) {
        return tasks.asOfNow(answer);
    }

    void lift() {
        boolean ofCall =
                customer().suppression() != null && customer().suppression().followsFromCall();
        if (ofCall) customers.put(id, customer().suppressed(null));
    }

    void suppress(Suppression entry) {
        customers.put(id, customer().suppressed(entry));
        tasks.close(ledger(entry.setAt()), Outcome.SUPPRESSED, Because.SUPPRESSED, task -> true);
    }

    void cancel(UUID callbackId, Instant at) {
        tasks.close(
                ledger(at),
                Outcome.CANCELLED,
                Because.CANCELLED,
                task -> task.id().equals(callbackId));
    }

    void contacted(ContactEntry entry) {
        contacts.add(entry);
    }

    /** Drops closed tasks, but for those of which more will be heard. */
    void forget(Predicate<UUID> moreWillBeHeard) {
        tasks.forget(moreWillBeHeard);
    }

    /** How the targets of his cases that began since then stand, by case and target. */
    Map<String, String> targets(Instant from, Policy policy, Instant now) {
        return tasks.targets(from, policy, now);
    }

    private Customer customer() {
        return customers.get(id);
    }

    private VirtualMoment moment(Policy policy, List<Incident> known, Instant now) {
        IncidentLedger incidents = parts.open(policy, known, now);
        return new VirtualMoment(policy, customer(), tasks.byId(), ledger(now), incidents);
    }

    private static TaskLedger ledger(Instant now) {
        return new TaskLedger(IDS, now);
    }
}
