package io.huifang.scheduler.callback;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.notice.WantedNotice;
import io.huifang.scheduler.policy.NoticeRules;
import io.huifang.scheduler.policy.Policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one transaction does to tasks, and the facts that follow, in order. Each method is one thing
 * that can happen to a task; {@link CallbackTasks#store} writes the sum.
 */
public final class TaskLedger {
    private final Ids ids;
    private final Instant now;
    private final Set<CallbackTask> opened = new LinkedHashSet<>();
    private final Set<CallbackTask> changed = new LinkedHashSet<>();
    private final Map<UUID, CallbackTask> dispatchedAttempts = new LinkedHashMap<>();
    private final Map<UUID, CallbackTask> changedAttempts = new LinkedHashMap<>();
    private final List<CallbackTask> closed = new ArrayList<>();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final Map<CallbackTask, Agreed> agreed = new LinkedHashMap<>();
    private final NoticeWishes notices = new NoticeWishes();
    private final List<News> news = new ArrayList<>();

    /**
     * @param now the transaction's instant, UTC
     */
    public TaskLedger(Ids ids, Instant now) {
        this.ids = ids;
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    /** An id for something this transaction makes. */
    public UUID newId() {
        return ids.next();
    }

    /** A new task. */
    public void open(CallbackTask task) {
        opened.add(task);
    }

    /** Another event of the same cause. */
    public void join(
            CallbackTask task, Instant eventTime, Instant dueAt, Instant freshUntil, int priority) {
        task.joinedBy(eventTime, dueAt, freshUntil, priority);
        touch(task);
    }

    /** Hands the next attempt to the survey side. */
    public void dispatch(CallbackTask task, Attempt.CallTime callTime, Instructions instructions) {
        Attempt attempt = task.dispatch(now, callTime);
        touch(task);
        dispatchedAttempts.put(attempt.attemptId(), task);
        tell(task, instructions.dispatched(ids.next(), task, attempt));
    }

    /** The task waits, from now on until then. An attempt under way must have ended before. */
    public void dueAgain(CallbackTask task, Instant dueAt, String skill) {
        task.dueAgainAt(dueAt, skill);
        touch(task);
    }

    /** As the other one; the matter stays fresh at least for so long. */
    public void dueAgain(CallbackTask task, Instant dueAt, String skill, Instant freshUntil) {
        dueAgain(task, dueAt, skill);
        task.stayFreshUntil(freshUntil);
    }

    /**
     * A due task waits for a place in its customer's budget.
     *
     * @param until when to ask again, UTC
     * @param rule the budget's rule
     */
    public void holdBack(CallbackTask task, Instant until, String rule) {
        task.heldBackUntil(until, rule);
        touch(task);
    }

    /** It is due when the customer himself chose. */
    public void appointed(CallbackTask task, Agreed how) {
        task.appointed(how.saidAt());
        agreed.put(task, how);
        touch(task);
    }

    /** A time he chose no longer counts. */
    public void notAppointed(CallbackTask task) {
        task.notAppointed();
        touch(task);
    }

    /** Takes the attempt under way back. */
    public void withdraw(CallbackTask task, CallbackWithdrawn.Because because) {
        Attempt attempt = task.underWay().orElseThrow();
        task.attemptEnded(
                because == CallbackWithdrawn.Because.SILENT
                        ? Attempt.Ending.SILENT
                        : Attempt.Ending.WITHDRAWN,
                now);
        touch(task, attempt);
        tell(task, TaskFacts.withdrawn(ids.next(), now, task, attempt, because));
    }

    /** The attempt under way came back unworked. */
    public void returned(CallbackTask task) {
        Attempt attempt = task.underWay().orElseThrow();
        task.attemptEnded(Attempt.Ending.RETURNED, now);
        touch(task, attempt);
    }

    /** An agent told how an attempt ended, perhaps after we had given it up. */
    public void conclude(CallbackTask task, Attempt attempt, Attempt.Told told) {
        task.attemptConcluded(attempt, told);
        touch(task, attempt);
        if (task.isOpen()) touch(task);
    }

    /** A supervisor corrected how an attempt ended. */
    public void correct(CallbackTask task, Attempt attempt, Disposition disposition) {
        task.attemptCorrected(attempt, disposition);
        touch(task, attempt);
        if (task.isOpen()) touch(task);
    }

    /** Ends the task; an attempt under way is withdrawn. */
    public void close(CallbackTask task, Outcome outcome, CallbackWithdrawn.Because because) {
        if (task.underWay().isPresent()) withdraw(task, because);
        task.close(outcome, now);
        closed.add(task);
        touch(task);
        tell(task, TaskFacts.closed(ids.next(), now, task));
    }

    /** Asks for a written notice to the customer, of which there is one on each occasion. */
    public void notice(CallbackTask task, WantedNotice wanted) {
        notices.add(NoticeWish.of(task, wanted));
    }

    /** As the other one, of a text that the customer gets once in the task's life. */
    public void noticeOnce(CallbackTask task, WantedNotice wanted) {
        notices.add(NoticeWish.once(task, wanted));
    }

    /** As the other one, of a text that promises no call at any time. */
    public void noticeWithoutATime(CallbackTask task, WantedNotice wanted) {
        notices.add(NoticeWish.withoutATime(task, wanted));
    }

    /** The customer must not be contacted: he gets no notice that this transaction wished for. */
    public void writeNothingTo(String customerId) {
        notices.writeNothingTo(customerId);
    }

    /**
     * Announces the first call, when the policy wants that and the customer has time to read it.
     */
    public void announce(CallbackTask task, Customer customer, Policy policy) {
        if (announced(task, policy)) notice(task, announcement(customer, policy));
    }

    /** Announces the first call anew, which has been put off since it was announced. */
    public void announceAgain(CallbackTask task, Customer customer, Policy policy) {
        Standing standing = task.standing();
        boolean waits = standing.status() == Standing.Status.WAITING && standing.attempts() == 0;
        if (waits && announced(task, policy)) {
            notices.add(NoticeWish.anew(task, announcement(customer, policy)));
        }
    }

    /**
     * What waits until it is of no use any more waits for something else, such as a trouble's end.
     */
    private boolean announced(CallbackTask task, Policy policy) {
        Standing standing = task.standing();
        return standing.dueAt().isBefore(standing.usefulUntil())
                && policy.reason(task.matter().reason())
                        .filter(reason -> reason.announces(standing.dueAt(), now))
                        .isPresent();
    }

    private static WantedNotice announcement(Customer customer, Policy policy) {
        return new WantedNotice(NoticeRules.BEFORE_A_CALL, customer, policy);
    }

    /** Keeps what neither a decision nor an attempt tells. */
    public void note(CallbackTask task, String what, String because, String who) {
        history.add(new HistoryEntry(ids.next(), task.id(), now, what, because, who, null));
    }

    /** Keeps what a rule of the budget did, and which contact used it up; null for none. */
    public void noteBudget(CallbackTask task, String what, String rule, UUID contactId) {
        history.add(new HistoryEntry(ids.next(), task.id(), now, what, rule, null, contactId));
    }

    /**
     * A notice is not sent.
     *
     * @param contactId of the contact that uses the place in the budget; null for another rule
     */
    void noteWithheld(UUID callbackId, String rule, UUID contactId) {
        history.add(
                new HistoryEntry(
                        ids.next(), callbackId, now, "notice-withheld", rule, null, contactId));
    }

    /** As the other one, of a task that this transaction has not loaded. */
    public void note(UUID callbackId, String what, String because) {
        history.add(new HistoryEntry(ids.next(), callbackId, now, what, because, null, null));
    }

    /** How long until the first of the tasks that wait now is due; empty when none waits. */
    public Optional<Duration> untilNextDue() {
        return Stream.concat(opened.stream(), changed.stream())
                .map(CallbackTask::standing)
                .filter(standing -> standing.status() == Standing.Status.WAITING)
                .map(Standing::dueAt)
                .min(Instant::compareTo)
                .map(due -> Duration.between(now, due));
    }

    /** Tells something besides what happens to tasks. */
    public void tell(News other) {
        news.add(other);
    }

    /** What will be told, in order. */
    public List<News> news() {
        return List.copyOf(news);
    }

    /** What was agreed on in this transaction, and how. */
    Map<CallbackTask, Agreed> agreed() {
        return agreed;
    }

    /** The notices that are true at the end of the transaction. */
    public List<Notice> notices() {
        return notices.asOf(now);
    }

    List<CallbackTask> opened() {
        return List.copyOf(opened);
    }

    List<CallbackTask> changed() {
        return List.copyOf(changed);
    }

    List<CallbackTask> closed() {
        return closed;
    }

    List<AttemptOf> dispatchedAttempts() {
        return AttemptOf.all(dispatchedAttempts);
    }

    List<AttemptOf> changedAttempts() {
        return AttemptOf.all(changedAttempts);
    }

    List<HistoryEntry> history() {
        return history;
    }

    private void touch(CallbackTask task) {
        if (!opened.contains(task)) changed.add(task);
    }

    /** The attempt's row only: that of a closed task never changes again. */
    private void touch(CallbackTask task, Attempt attempt) {
        if (!dispatchedAttempts.containsKey(attempt.attemptId())) {
            changedAttempts.put(attempt.attemptId(), task);
        }
    }

    private void tell(CallbackTask task, Fact fact) {
        news.add(new News(Topic.CALLBACK_TASKS, fact, task.matter().traceParent()));
    }
}
