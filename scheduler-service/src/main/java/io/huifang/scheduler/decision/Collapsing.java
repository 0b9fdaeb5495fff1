package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.incident.IncidentTask;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.input.Input;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last rule about an event that wants a call: when it is part of an incident, its task waits
 * for the end like all the others. What forbids the call altogether has spoken before.
 *
 * @param incidents what is known of them
 * @param ledger where tasks are changed
 */
record Collapsing(IncidentLedger incidents, TaskLedger ledger) {
    /**
     * @param wanted what the other rules decided
     */
    Decision collapse(WalletEvent event, Decision wanted) {
        Effect call = wanted.effect() instanceof Effect.Both both ? both.also() : wanted.effect();
        if (call instanceof Effect.Open open) {
            // whom nobody can call in time does not wait for a call
            if (open.notice() != null) return wanted;
            incidents.count(event.type(), event.facts(), event.time(), true);
            return open.appointed() ? wanted : opening(wanted, open, of(event));
        }
        if (call instanceof Effect.Join join) {
            incidents.count(event.type(), event.facts(), event.time(), false);
            return joining(wanted, join, of(event));
        }
        return wanted;
    }

    /** Notes which task waits for the incident's end, or does not any more. */
    void note(WalletEvent event, Decision decision, CallbackTask task) {
        Optional<IncidentTask> part = incidents.task(task.id());
        if (decision.rule().equals(Incident.COLLAPSED)) {
            of(event).filter(it -> waitsAnew(it, part)).ifPresent(it -> hold(it, task));
        } else if (decision.kind() == DecisionKind.MERGED) {
            part.filter(IncidentTask::isHeld).ifPresent(incidents::leave);
        }
    }

    private Optional<Incident> of(WalletEvent event) {
        return incidents.of(event.type(), event.facts(), event.time());
    }

    private static boolean waitsAnew(Incident incident, Optional<IncidentTask> part) {
        return part.isEmpty() || !part.get().isHeld() && incident.isOpen();
    }

    private void hold(Incident incident, CallbackTask task) {
        incidents.hold(incident, task);
        ledger.dueAgain(task, task.standing().freshUntil(), task.standing().skill());
    }

    private static Decision opening(
            Decision wanted, Effect.Open open, Optional<Incident> incident) {
        return incident.map(
                        it ->
                                decision(
                                        wanted,
                                        DecisionKind.DEFERRED,
                                        it,
                                        new Effect.Open(
                                                open.reason(),
                                                open.cause(),
                                                open.freshUntil(),
                                                open.freshUntil(),
                                                open.priority(),
                                                false,
                                                null)))
                .orElse(wanted);
    }

    /**
     * An event of an incident hurries no call. A task that is no part of it is about something
     * else, too, and does not wait.
     */
    private Decision joining(Decision wanted, Effect.Join join, Optional<Incident> incident) {
        Standing standing = join.task().standing();
        boolean began = standing.status() != Standing.Status.WAITING || standing.attempts() > 0;
        if (began || incident.isEmpty()) return wanted;
        Effect.Join patient =
                new Effect.Join(join.task(), standing.dueAt(), join.freshUntil(), join.priority());
        boolean isPart =
                incidents
                        .task(join.task().id())
                        .filter(it -> it.isHeld() || it.state() == State.RELEASED)
                        .isPresent();
        return isPart
                ? decision(wanted, DecisionKind.MERGED, incident.get(), patient)
                : with(wanted, patient);
    }

    private static Decision decision(
            Decision wanted, DecisionKind kind, Incident incident, Effect call) {
        Map<Input, Object> inputs = new LinkedHashMap<>(wanted.inputs());
        inputs.put(Input.INCIDENT, incident.incidentId());
        inputs.put(Input.INCIDENT_SINCE, incident.since());
        return with(
                new Decision(
                        kind,
                        wanted.reason(),
                        Incident.COLLAPSED,
                        "Many customers have the same trouble, "
                                + incident.key()
                                + ", so nobody is called about it before it is over; then he is"
                                + " called if he is still harmed.",
                        inputs,
                        wanted.effect()),
                call);
    }

    private static Decision with(Decision wanted, Effect call) {
        return new Decision(
                wanted.kind(),
                wanted.reason(),
                wanted.rule(),
                wanted.explanation(),
                wanted.inputs(),
                wanted.effect() instanceof Effect.Both both
                        ? new Effect.Both(both.settles(), call)
                        : call);
    }
}
