package io.huifang.scheduler.correction;

import io.huifang.scheduler.customer.Suppression;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What followed from attempts, so that a correction can undo it: tasks they closed, customers they
 * forbade to contact, and the corrections so far. Used by one transaction: what the database knew
 * of the attempts that are corrected in it, and what it has done since.
 */
public final class Consequences {
    private final Map<UUID, Correction> latest = new HashMap<>();
    private final Map<UUID, Closing> closings = new LinkedHashMap<>();
    private final Map<UUID, Prohibition> prohibitions = new LinkedHashMap<>();
    private final Set<UUID> settled = new HashSet<>();
    private final Set<UUID> findings = new HashSet<>();

    private final List<Correction> newCorrections = new ArrayList<>();
    private final Set<UUID> changedClosings = new LinkedHashSet<>();
    private final Set<UUID> changedProhibitions = new HashSet<>();

    void know(Correction correction) {
        latest.merge(
                correction.attemptId(),
                correction,
                (one, other) -> one.revision() > other.revision() ? one : other);
    }

    void know(Closing closing) {
        closings.put(closing.callbackId(), closing);
    }

    void know(Prohibition prohibition) {
        prohibitions.put(prohibition.attemptId(), prohibition);
    }

    /** The matter of a closed task was settled since its last event. */
    public void knowSettled(UUID callbackId) {
        settled.add(callbackId);
    }

    /** Attempts of these tasks told whether the number of their customer is his. */
    void knowFindings(Collection<UUID> callbackIds) {
        findings.addAll(callbackIds);
    }

    /** Tasks, closed ones as well, whose attempts told whether a number is its customer's. */
    public Set<UUID> findings() {
        return Set.copyOf(findings);
    }

    /** The correction that counts so far. */
    public Optional<Correction> latest(UUID attemptId) {
        return Optional.ofNullable(latest.get(attemptId));
    }

    /** Id of the fact that told it; null when the attempt was not corrected. */
    public UUID correctionOf(UUID attemptId) {
        return latest(attemptId).map(Correction::factId).orElse(null);
    }

    /** Keeps a correction, also one that came too late to count. */
    public void corrected(Correction correction) {
        know(correction);
        newCorrections.add(correction);
    }

    /**
     * The attempt's end closed these tasks.
     *
     * @param dueAt when those that waited were due, UTC
     */
    public void closed(UUID attemptId, Collection<UUID> callbackIds, Map<UUID, Instant> dueAt) {
        callbackIds.forEach(id -> know(new Closing(id, attemptId, dueAt.get(id), false)));
        changedClosings.addAll(callbackIds);
    }

    /** Whether the attempt's end closed the task. */
    public boolean closedBy(UUID attemptId, UUID callbackId) {
        Closing closing = closings.get(callbackId);
        return closing != null && closing.attemptId().equals(attemptId);
    }

    /** Tasks closed by attempts that forbade contact by mistake, none of them resumed. */
    public List<UUID> toResume(String customerId) {
        return closings.values().stream()
                .filter(it -> !it.resumed() && forbadeByMistake(it.attemptId(), customerId))
                .map(Closing::callbackId)
                .toList();
    }

    /** When a closed task was due, UTC; empty when it did not wait. */
    public Optional<Instant> wasDue(UUID callbackId) {
        return Optional.ofNullable(closings.get(callbackId)).map(Closing::dueAt);
    }

    /** Another task goes on in the place of a closed one. */
    public void resumed(UUID callbackId) {
        closings.computeIfPresent(callbackId, (id, it) -> it.andResumed());
        changedClosings.add(callbackId);
    }

    private boolean forbadeByMistake(UUID attemptId, String customerId) {
        Prohibition prohibition = prohibitions.get(attemptId);
        return prohibition != null
                && prohibition.isLifted()
                && prohibition.customerId().equals(customerId);
    }

    /** Every task known to be closed by an attempt's end. */
    public Set<UUID> closed() {
        return Set.copyOf(closings.keySet());
    }

    /** Whether the matter of a closed task was settled since its last event. */
    public boolean settled(UUID callbackId) {
        return settled.contains(callbackId);
    }

    /**
     * After the attempt the customer must not be contacted.
     *
     * @param replaced a person's entry that gave way; null for none
     */
    public void forbade(UUID attemptId, String customerId, Suppression replaced) {
        know(new Prohibition(attemptId, customerId, replaced, null, null));
        changedProhibitions.add(attemptId);
    }

    /**
     * The attempt forbids nothing any more, and never should have.
     *
     * @return true when it did, and no other attempt forbids contact with its customer
     */
    public boolean lift(UUID attemptId, Instant at) {
        Prohibition held = prohibitions.get(attemptId);
        if (held == null || held.isLifted()) return false;
        know(held.lifted(at));
        changedProhibitions.add(attemptId);
        return of(held.customerId()).stream().noneMatch(Prohibition::holds);
    }

    /**
     * The person's entry that gave way to attempts' and would still forbid contact. One that a
     * person has replaced or lifted since is over.
     */
    public Optional<Suppression> replaced(String customerId, Instant at) {
        return of(customerId).stream()
                .filter(it -> it.overruledAt() == null)
                .map(Prohibition::replaced)
                .filter(entry -> entry != null && entry.forbids(at))
                .findFirst();
    }

    private List<Prohibition> of(String customerId) {
        return prohibitions.values().stream()
                .filter(it -> it.customerId().equals(customerId))
                .toList();
    }

    List<Correction> newCorrections() {
        return newCorrections;
    }

    List<Closing> changedClosings() {
        return changedClosings.stream().map(closings::get).toList();
    }

    /** Attempts known to forbid contact. */
    Set<UUID> forbidding() {
        return prohibitions.keySet();
    }

    List<Prohibition> changedProhibitions() {
        return changedProhibitions.stream().map(prohibitions::get).toList();
    }
}
