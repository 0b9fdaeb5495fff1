package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.decision.DecidingAgain;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One customer's part in incidents, in virtual time. */
final class VirtualParts {
    private final DecidingAgain deciding;
    private final Map<UUID, IncidentTask> parts = new HashMap<>();
    private final Set<UUID> told = new HashSet<>();
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();

    VirtualParts(DecidingAgain deciding) {
        this.deciding = deciding;
    }

    /** Of the moment at that instant. */
    IncidentLedger open(Policy policy, List<Incident> known, Instant now) {
        return known.isEmpty()
                ? IncidentLedger.unwatched(now)
                : new IncidentLedger(policy.incidents(), known, parts.values(), now);
    }

    /** What became of his tasks; he is written to once for each incident, and by day. */
    void keep(VirtualMoment moment) {
        IncidentLedger incidents = moment.incidents();
        for (IncidentTask part : incidents.changed()) {
            parts.put(part.callbackId(), part);
            boolean wished = part.isHeld() && incidents.noticeOf(part).isPresent();
            if (wished && told.add(part.incidentId())) {
                waiting.put(part.incidentId(), new Waiting(part.callbackId(), incidents.now()));
            }
        }
        notify(moment);
    }

    /**
     * A notice that he is to get.
     *
     * @param callbackId about which task
     * @param at not before, UTC
     */
    private record Waiting(UUID callbackId, Instant at) {}

    /** When the next notice can be asked for, UTC; empty when none waits. */
    Optional<Instant> nextNotice() {
        return waiting.values().stream().map(Waiting::at).min(Instant::compareTo);
    }

    /** Asks for what waits no longer, as far as the trouble is not over for him. */
    void notify(VirtualMoment moment) {
        Map<UUID, CallbackTask> tasks = moment.tasks();
        waiting.entrySet().removeIf(it -> tasks.get(it.getValue().callbackId()) == null);
        Map<UUID, Waiting> due = new LinkedHashMap<>(waiting);
        due.values().removeIf(it -> it.at().isAfter(moment.incidents().now()));
        due.forEach(
                (incidentId, notice) -> {
                    waiting.remove(incidentId);
                    CallbackTask task = tasks.get(notice.callbackId());
                    wanted(task, moment)
                            .ifPresent(it -> ask(incidentId, task, it, moment.ledger()));
                });
    }

    private Optional<WantedNotice> wanted(CallbackTask task, VirtualMoment moment) {
        return Optional.ofNullable(parts.get(task.id()))
                .filter(part -> part.isHeld() && task.isOpen())
                .flatMap(moment.incidents()::noticeOf)
                .map(template -> new WantedNotice(template, moment.customer(), moment.policy()));
    }

    /** It might end while he sleeps, so nothing is requested before he may be written to. */
    private void ask(UUID incidentId, CallbackTask task, WantedNotice wanted, TaskLedger ledger) {
        Instant morning = wanted.notBefore(ledger.now(), task.standing().usefulUntil());
        if (morning == null) ledger.noticeWishes().ofNow(task, wanted);
        else waiting.put(incidentId, new Waiting(task.id(), morning));
    }

    /** An incident has begun: those of the tasks that join it wait for its end. */
    void begin(List<CallbackTask> tasks, VirtualMoment moment) {
        for (CallbackTask task : join(tasks, moment.incidents())) {
            Standing standing = task.standing();
            moment.ledger().dueAgain(task, standing.freshUntil(), standing.skill());
        }
        keep(moment);
    }

    /** Which of the tasks join an open incident now. */
    private List<CallbackTask> join(List<CallbackTask> tasks, IncidentLedger incidents) {
        return tasks.stream()
                .filter(task -> incidents.task(task.id()).isEmpty())
                .filter(task -> joins(task, incidents))
                .toList();
    }

    private boolean joins(CallbackTask task, IncidentLedger incidents) {
        Optional<Incident> incident =
                incidents.incidents().stream()
                        .filter(Incident::isOpen)
                        .filter(
                                it ->
                                        rule(it, incidents)
                                                .filter(rule -> deciding.canJoin(task, it, rule))
                                                .isPresent())
                        .findFirst();
        incident.ifPresent(it -> incidents.hold(it, task));
        return incident.isPresent();
    }

    /** What incidents say of a due task; empty for nothing. */
    Optional<ContactDecision> claim(CallbackTask due, IncidentLedger incidents) {
        if (incidents.incidents().isEmpty()) return Optional.empty();
        join(List.of(due), incidents);
        if (!due.standing().freshUntil().isAfter(incidents.now())) return Optional.empty();
        return incidents.task(due.id()).flatMap(part -> claim(due, part, incidents));
    }

    private Optional<ContactDecision> claim(
            CallbackTask due, IncidentTask part, IncidentLedger incidents) {
        Optional<Incident> incident = incidents.incident(part.incidentId());
        if (part.isHeld()) {
            return incident.filter(any -> !due.standing().appointed())
                    .map(
                            any ->
                                    new ContactDecision.Defer(
                                            due.standing().freshUntil(), Incident.COLLAPSED));
        }
        return incident.filter(any -> part.state() == IncidentTask.State.RELEASED)
                .filter(it -> isOver(due, it, incidents))
                .map(
                        any ->
                                new ContactDecision.Refuse(
                                        Outcome.CANCELLED, Because.CLEARED, Incident.RECOVERED));
    }

    /** Those of his tasks that waited for the end of that incident. */
    List<IncidentTask> heldBy(Incident incident) {
        return parts.values().stream()
                .filter(IncidentTask::isHeld)
                .filter(part -> part.incidentId().equals(incident.incidentId()))
                .toList();
    }

    boolean isOver(CallbackTask task, Incident incident, IncidentLedger incidents) {
        return rule(incident, incidents).filter(it -> deciding.isOver(task, it)).isPresent();
    }

    private static Optional<IncidentRule> rule(Incident incident, IncidentLedger incidents) {
        return incidents.rules().rule(incident.key().rule());
    }
}
