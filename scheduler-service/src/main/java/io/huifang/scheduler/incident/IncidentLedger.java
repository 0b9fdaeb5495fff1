package io.huifang.scheduler.incident;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.incident.IncidentTask.State;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.IncidentKey;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.IncidentRules;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one transaction knows of incidents and does to them. Its customers are locked. Each question
 * sees what was noted before it.
 */
public final class IncidentLedger {
    private final IncidentRules rules;
    private final Instant now;
    private final Map<IncidentKey, List<Incident>> incidents = new HashMap<>();
    private final Map<UUID, IncidentTask> tasks = new HashMap<>();
    private final Map<UUID, IncidentTask> changed = new LinkedHashMap<>();
    private final Map<List<Object>, Tally> tallies = new LinkedHashMap<>();

    /**
     * @param rules of the policy in force
     * @param known incidents that are open, or ended not long ago
     * @param tasks those of the locked customers' open tasks that are part of one
     * @param now the transaction's instant, UTC
     */
    public IncidentLedger(
            IncidentRules rules,
            Collection<Incident> known,
            Collection<IncidentTask> tasks,
            Instant now) {
        this.rules = rules;
        this.now = now;
        known.forEach(this::know);
        tasks.forEach(task -> this.tasks.put(task.callbackId(), task));
    }

    /** Of a transaction in which nothing is ever an incident. */
    public static IncidentLedger unwatched(Instant now) {
        return new IncidentLedger(IncidentRules.NONE, List.of(), List.of(), now);
    }

    /** An incident this transaction opened, or learnt of since. */
    void know(Incident incident) {
        incidents.computeIfAbsent(incident.key(), any -> new ArrayList<>()).add(incident);
    }

    /** The incident that an event is part of. */
    public Optional<Incident> of(String type, EventFacts facts, Instant eventTime) {
        if (incidents.isEmpty()) return Optional.empty();
        return rules.keyOf(type, facts).stream()
                .flatMap(key -> incidents.getOrDefault(key, List.of()).stream())
                .filter(incident -> incident.covers(eventTime))
                .findFirst();
    }

    /** The incidents that are known. */
    public List<Incident> incidents() {
        return incidents.values().stream().flatMap(List::stream).toList();
    }

    /** The known incident of that id. */
    public Optional<Incident> incident(UUID incidentId) {
        return incidents().stream().filter(it -> it.incidentId().equals(incidentId)).findAny();
    }

    /** What is known of a task; empty when it never was part of an incident. */
    public Optional<IncidentTask> task(UUID callbackId) {
        return Optional.ofNullable(tasks.get(callbackId));
    }

    /**
     * An event that wants a call.
     *
     * @param begins whether it began a callback; otherwise it joined one
     */
    public void count(String type, EventFacts facts, Instant eventTime, boolean begins) {
        rules.keyOf(type, facts)
                .map(
                        key ->
                                new Tally(
                                        key,
                                        eventTime.truncatedTo(ChronoUnit.MINUTES),
                                        1,
                                        begins ? 1 : 0))
                .ifPresent(one -> tallies.merge(List.of(one.key(), one.minute()), one, Tally::and));
    }

    /** The task waits for the incident's end. */
    public void hold(Incident incident, CallbackTask task) {
        note(
                new IncidentTask(
                        task.id(), incident.incidentId(), task.matter().customerId(), State.HELD));
    }

    /** The task does not wait any more: an event of another cause has joined it. */
    public void leave(IncidentTask task) {
        note(task.as(State.LEFT));
    }

    /** The incident has ended, and the task goes on. */
    public void release(IncidentTask task) {
        note(task.as(State.RELEASED));
    }

    /** The incident has ended, and nobody needs the task any more. */
    public void spare(IncidentTask task) {
        note(task.as(State.SPARED));
    }

    private void note(IncidentTask task) {
        tasks.put(task.callbackId(), task);
        changed.put(task.callbackId(), task);
    }

    /** The transaction's instant, UTC. */
    public Instant now() {
        return now;
    }

    /** Rules of the policy in force. */
    public IncidentRules rules() {
        return rules;
    }

    /** What became of tasks, each once. */
    public List<IncidentTask> changed() {
        return List.copyOf(changed.values());
    }

    /** What is to be counted. */
    List<Tally> tallies() {
        return List.copyOf(tallies.values());
    }

    /** Whether an incident of that key is known to be open. */
    boolean isOpen(IncidentKey key) {
        return incidents.getOrDefault(key, List.of()).stream().anyMatch(Incident::isOpen);
    }

    /** The template of the notice to the task's customer, as the policy in force wants it. */
    public Optional<String> noticeOf(IncidentTask task) {
        return incident(task.incidentId())
                .filter(Incident::isOpen)
                .flatMap(incident -> rules.rule(incident.key().rule()))
                .map(IncidentRule::notice);
    }
}
