package io.huifang.scheduler.callback;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Our promise to reach one customer about one cause: what it is about, where it stands, and its
 * attempts. Used by one transaction, which has locked the customer, and changed through a {@link
 * TaskLedger} only.
 */
public final class CallbackTask {
    /** Which of several due tasks goes first where there is not room for all. */
    public static final Comparator<CallbackTask> MOST_IMPORTANT_FIRST =
            Comparator.<CallbackTask>comparingInt(task -> -task.standing().priority())
                    .thenComparing(task -> task.standing().dueAt())
                    .thenComparing(CallbackTask::id);

    private final Matter matter;
    private Standing standing;

    /** By number; perhaps only the latest, which is all that most steps need. */
    private final List<Attempt> attempts;

    private CallbackTask(Matter matter, Standing standing, List<Attempt> attempts) {
        this.matter = matter;
        this.standing = standing;
        this.attempts = new ArrayList<>(attempts);
    }

    /** A new task, to be added to a {@link TaskLedger}. */
    public static CallbackTask of(Matter matter, Standing standing) {
        return new CallbackTask(matter, standing, List.of());
    }

    static CallbackTask stored(Matter matter, Standing standing, List<Attempt> attempts) {
        return new CallbackTask(matter, standing, attempts);
    }

    public UUID id() {
        return matter.callbackId();
    }

    public Matter matter() {
        return matter;
    }

    public Standing standing() {
        return standing;
    }

    public boolean isOpen() {
        return standing.isOpen();
    }

    /** The attempts known to this transaction, by number; the latest is always among them. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The attempt of that id, if this transaction knows it. */
    public Optional<Attempt> attempt(UUID attemptId) {
        return attempts.stream().filter(it -> it.attemptId().equals(attemptId)).findAny();
    }

    /** The attempt with the survey side, if there is one. */
    public Optional<Attempt> underWay() {
        return attempts.stream().filter(Attempt::isUnderWay).findAny();
    }

    /** Whether no other attempt was dispatched after it, and it is itself over. */
    public boolean nothingFollowed(Attempt attempt) {
        return underWay().isEmpty() && attempt.number() == standing.attempts();
    }

    /**
     * Whether the next attempt waits only because somebody might be talking to the customer in this
     * one, which was withdrawn so that another follows it.
     */
    public boolean waitsFor(UUID attemptId) {
        boolean mayWait = standing.heldBackBy() == null && !standing.appointed();
        return isOpen()
                && mayWait
                && attempt(attemptId)
                        .filter(it -> it.ending() == Attempt.Ending.WITHDRAWN)
                        .filter(it -> it.disposition() == null && nothingFollowed(it))
                        .isPresent();
    }

    /** How many of the attempts known to this transaction ended this way. */
    public int endedBy(Disposition disposition) {
        return (int) attempts.stream().filter(it -> it.disposition() == disposition).count();
    }

    void joinedBy(Instant eventTime, Instant dueAt, Instant freshUntil, int priority) {
        standing = standing.joinedBy(eventTime, dueAt, freshUntil, priority);
    }

    Attempt dispatch(Instant now, Attempt.CallTime callTime) {
        Instant wasDue = standing.dueAt();
        standing = standing.dispatched();
        int number = standing.attempts();
        UUID attemptId = DerivedIds.ofAttempt(id(), number);
        Attempt attempt = Attempt.dispatched(attemptId, number, wasDue, now, callTime);
        attempts.add(attempt);
        return attempt;
    }

    void attemptEnded(Attempt.Ending how, Instant at) {
        Attempt last = underWay().orElseThrow(() -> new IllegalStateException(this + ": nobody"));
        replace(last, last.ended(how, at));
    }

    void attemptConcluded(Attempt attempt, Attempt.Told told) {
        replace(attempt, attempt.concluded(told));
        if (isOpen() && told.disposition().counts()) standing = standing.oneMoreCounted();
    }

    void attemptToldBesides(Attempt attempt, Attempt.Told told) {
        replace(attempt, attempt.toldBesides(told));
    }

    void attemptCorrected(Attempt attempt, Disposition disposition) {
        replace(attempt, attempt.corrected(disposition));
        if (!isOpen() || attempt.disposition().counts() == disposition.counts()) return;
        standing = disposition.counts() ? standing.oneMoreCounted() : standing.oneLessCounted();
    }

    void dueAgainAt(Instant dueAt, String skill) {
        standing = standing.dueAgainAt(dueAt, skill);
    }

    void heldBackUntil(Instant until, String rule) {
        standing = standing.heldBackUntil(until, rule);
    }

    void appointed(Instant saidAt) {
        standing = standing.appointed(saidAt);
    }

    void nextIsBy(NextAgent agent) {
        standing = standing.nextIsBy(agent);
    }

    void notAppointed() {
        standing = standing.notAppointed();
    }

    void stayFreshUntil(Instant freshUntil) {
        standing = standing.freshUntil(freshUntil);
    }

    void close(Outcome outcome, Instant at) {
        standing = standing.closed(outcome, at);
    }

    private void replace(Attempt before, Attempt after) {
        attempts.set(attempts.indexOf(before), after);
    }

    @Override
    public String toString() {
        return "callback " + id() + " " + standing.status();
    }
}
