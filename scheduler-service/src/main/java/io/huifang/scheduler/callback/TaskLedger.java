package io.huifang.scheduler.callback;

import io.huifang.contract.Fact;
import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackWithdrawn;
import io.huifang.contract.callback.Outcome;
import io.huifang.outbox.Ids;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.notice.Notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one transaction does to tasks, and the facts that follow, in order. Each method is one thing
 * that can happen to a task, or asks what happened; {@link CallbackTasks#store} writes the sum.
 */
public final class TaskLedger {
    private final Ids ids;
    private final Instant now;
    private final TaskChanges changes = new TaskChanges();
    private final List<HistoryEntry> history = new ArrayList<>();
    private final AttemptEndings endings;
    private final NoticeWishes notices;
    private final List<News> news = new ArrayList<>();
    private int budgetBreaches;

    /**
     * @param now the transaction's instant, UTC
     */
    public TaskLedger(Ids ids, Instant now) {
        this.ids = ids;
        this.now = now;
        this.endings = new AttemptEndings(ids, now, changes, this::tell);
        this.notices = new NoticeWishes(now);
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
        changes.open(task);
    }

    /** Another event of the same cause. */
    public void join(
            CallbackTask task, Instant eventTime, Instant dueAt, Instant freshUntil, int priority) {
        task.joinedBy(eventTime, dueAt, freshUntil, priority);
        changes.touch(task);
    }

    /** Hands the next attempt to the survey side. */
    public void dispatch(CallbackTask task, Attempt.CallTime callTime, Instructions instructions) {
        Attempt attempt = task.dispatch(now, callTime);
        changes.dispatch(task, attempt);
        if (instructions.background().budgetBroken()) budgetBreaches++;
        tell(task, instructions.dispatched(ids.next(), task, attempt));
    }

    /** The task waits, from now on until then. An attempt under way must have ended before. */
    public void dueAgain(CallbackTask task, Instant dueAt, String skill) {
        task.dueAgainAt(dueAt, skill);
        changes.touch(task);
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
        changes.touch(task);
    }

    /** It is due when the customer himself chose. */
    public void appointed(CallbackTask task, Agreed how) {
        task.appointed(how.saidAt());
        changes.agree(task, how);
    }

    /** The next call is that agent's. */
    public void nextIsBy(CallbackTask task, NextAgent agent) {
        task.nextIsBy(agent);
        changes.touch(task);
    }

    /** A time he chose no longer counts. */
    public void notAppointed(CallbackTask task) {
        task.notAppointed();
        changes.touch(task);
    }

    /** Ends the task; an attempt under way is withdrawn. */
    public void close(CallbackTask task, Outcome outcome, CallbackWithdrawn.Because because) {
        if (task.underWay().isPresent()) endings.withdraw(task, because);
        task.close(outcome, now);
        changes.close(task);
        tell(task, TaskFacts.closed(ids.next(), now, task));
    }

    /** How attempts end in it. */
    public AttemptEndings endings() {
        return endings;
    }

    /** The notices that it asks for; which of them are sent is known only when all is done. */
    public NoticeWishes noticeWishes() {
        return notices;
    }

    /** Keeps what neither a decision nor an attempt tells. */
    public void note(CallbackTask task, String what, String because, String who) {
        note(task.id(), what, because, who, null);
    }

    /** As the other one, of a task that this transaction has not loaded. */
    public void note(UUID callbackId, String what, String because) {
        note(callbackId, what, because, null, null);
    }

    /** Keeps what a rule of the budget did, and which contact used it up; null for none. */
    public void noteBudget(CallbackTask task, String what, String rule, UUID contactId) {
        note(task.id(), what, rule, null, contactId);
    }

    /** A notice is not sent, because of that rule; a contact that used the budget up, or null. */
    void noteWithheld(UUID callbackId, String rule, UUID contactId) {
        note(callbackId, "notice-withheld", rule, null, contactId);
    }

    private void note(UUID callbackId, String what, String because, String who, UUID contactId) {
        history.add(new HistoryEntry(ids.next(), callbackId, now, what, because, who, contactId));
    }

    /** How long until the first of the tasks that wait now is due; empty when none waits. */
    public Optional<Duration> untilNextDue() {
        return changes.untilNextDue(now);
    }

    /** Tells something besides what happens to tasks. */
    public void tell(News other) {
        news.add(other);
    }

    /** What will be told, in order. */
    public List<News> news() {
        return List.copyOf(news);
    }

    /** The notices that are true at the end of the transaction. */
    public List<Notice> notices() {
        return notices.inTheEnd();
    }

    /** The rows that it writes. */
    TaskChanges changes() {
        return changes;
    }

    /** Attempts it dispatched that are one contact too many after all. */
    int budgetBreaches() {
        return budgetBreaches;
    }

    List<HistoryEntry> history() {
        return history;
    }

    private void tell(CallbackTask task, Fact fact) {
        news.add(new News(Topic.CALLBACK_TASKS, fact, task.matter().traceParent()));
    }
}
