package io.huifang.scheduler.followup;

import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.EventTimes;
import io.huifang.scheduler.callback.HistoryEntry;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.customer.Approach.Barred;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Feasibility.Feasible;
import io.huifang.scheduler.policy.Feasibility.Infeasible;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Opens tasks that follow up others, or notes in the parent's history why there is none. Each task
 * is opened once, whatever is asked again.
 */
public final class FollowUpPlanning {
    /** Rule id: the policy in force no longer knows the reason. */
    static final String REASON_DROPPED = "reason.dropped";

    /** Rule id: the case had as many follow-ups as the policy opens by itself. */
    static final String LIMIT = "follow-up.limit";

    /** Rule id: what it is about was settled. */
    public static final String SETTLED = "settled-before";

    /** Rule id: an open task is about the same cause. */
    static final String CAUSE_OPEN = "cause.open";

    private final Policy policy;
    private final TaskLedger ledger;
    private final Map<UUID, CallbackTask> tasks;
    private final KnownTasks known;

    /**
     * @param tasks every open task of the customers concerned, by id; new ones are added
     */
    public FollowUpPlanning(Policy policy, TaskLedger ledger, Map<UUID, CallbackTask> tasks) {
        this.policy = policy;
        this.ledger = ledger;
        this.tasks = tasks;
        this.known = new KnownTasks(tasks);
    }

    /** The new task; empty when there is none. */
    public Optional<CallbackTask> open(CallbackTask parent, Customer customer, Wish wish) {
        return open(parent, customer, wish, parent.standing().events().latest());
    }

    /**
     * As the other one, about something younger than the parent's events.
     *
     * @param harmedAt when it happened, UTC
     */
    Optional<CallbackTask> open(
            CallbackTask parent, Customer customer, Wish wish, Instant harmedAt) {
        Optional<Reason> reason = policy.reason(wish.reason(), parent.matter().caseReason());
        Optional<String> hindrance =
                reason.map(it -> hindrance(parent, customer, wish, it, harmedAt))
                        .orElse(Optional.of(REASON_DROPPED));
        if (hindrance.isPresent()) return none(parent, hindrance.get());
        return open(parent, customer, wish, reason.get(), harmedAt);
    }

    /** The tasks by customer, those opened here among them. */
    public KnownTasks known() {
        return known;
    }

    /** The customer's open task of a cause, if there is one. */
    public Optional<CallbackTask> openTask(String customerId, String reason, String cause) {
        return known.of(customerId)
                .filter(CallbackTask::isOpen)
                .filter(task -> task.matter().reason().equals(reason))
                .filter(task -> task.matter().cause().equals(cause))
                .findAny();
    }

    /** Whether anything is open of the task's case. */
    public boolean caseIsOpen(CallbackTask task) {
        return ofCase(task).anyMatch(CallbackTask::isOpen);
    }

    /** The known tasks of the task's case, itself among them. */
    Stream<CallbackTask> ofCase(CallbackTask task) {
        UUID caseId = task.matter().caseId();
        return known.of(task.matter().customerId())
                .filter(it -> it.matter().caseId().equals(caseId));
    }

    /** Whether the policy knows the reason within the task's case. */
    boolean knows(String reason, CallbackTask task) {
        return policy.reason(reason, task.matter().caseReason()).isPresent();
    }

    /** Whether what is over since then is of no use any more. */
    boolean isStale(String reason, CallbackTask task, Instant since) {
        return policy.reason(reason, task.matter().caseReason())
                .filter(it -> !it.freshUntil(since).isAfter(ledger.now()))
                .isPresent();
    }

    private Optional<String> hindrance(
            CallbackTask task, Customer customer, Wish wish, Reason reason, Instant harmedAt) {
        Matter parent = task.matter();
        Optional<Barred> barred = Approach.barred(customer, ledger.now());
        if (barred.isPresent()) return barred.map(Barred::rule);
        if (!wish.asked() && followUpsOf(task) >= policy.followUps().most()) {
            return Optional.of(LIMIT);
        }
        if (new CallConditions(policy, customer, task).permission(reason, harmedAt)
                instanceof Forbidden never) {
            return Optional.of(never.rule());
        }
        String cause = parent.causeUnder(reason);
        return openTask(parent.customerId(), reason.name(), cause).map(open -> CAUSE_OPEN);
    }

    /** How many follow-ups its case has. One that was taken back before any call is none. */
    private long followUpsOf(CallbackTask task) {
        long known = ofCase(task).filter(this::isFollowUp).count();
        return Math.max(known, task.matter().followUps());
    }

    /** What goes on in the place of another task follows up no more than that one does. */
    private boolean isFollowUp(CallbackTask task) {
        CallbackTask parent = tasks.get(task.matter().parentId());
        int before = parent == null ? 0 : parent.matter().followUps();
        boolean takenBack =
                task.standing().outcome() == Outcome.CANCELLED && task.standing().attempts() == 0;
        return task.matter().followUps() > before && !takenBack;
    }

    private Optional<CallbackTask> open(
            CallbackTask parent, Customer customer, Wish wish, Reason reason, Instant harmedAt) {
        Instant now = ledger.now();
        Instant freshUntil = reason.freshUntil(now);
        Instant due = reason.defaultWait().endsAt(now, policy.calendar());
        Feasibility time =
                new CallConditions(policy, customer, parent)
                        .callTime(reason.name(), false, due, freshUntil);
        if (time instanceof Infeasible never) return none(parent, never.rule().id());
        Instant at = ((Feasible) time).from();
        EventTimes events =
                new EventTimes(parent.standing().events().earliest(), harmedAt, freshUntil);
        Standing standing = Standing.waiting(at, events, reason.priority());
        Matter matter =
                parent.matter().followUp(wish.idUnder(parent), reason, now, policy.version());
        CallbackTask opened = opened(CallbackTask.of(matter, standing), wish, customer);
        ledger.noticeWishes().announce(opened, customer, policy);
        return Optional.of(opened);
    }

    /** Opens it, because of that. */
    CallbackTask opened(CallbackTask task, Wish wish, Customer customer) {
        known.add(task);
        ledger.open(task);
        FollowUpNews.tell(ledger, task, wish, customer);
        ledger.note(task, "wanted", wish.inWords(), null);
        return task;
    }

    /** Nothing follows a task, by that rule. */
    public Optional<CallbackTask> none(CallbackTask parent, String rule) {
        ledger.note(parent, HistoryEntry.NO_FOLLOW_UP, rule, null);
        return Optional.empty();
    }
}
