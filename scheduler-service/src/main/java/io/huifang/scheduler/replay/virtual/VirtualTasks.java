package io.huifang.scheduler.replay.virtual;

import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.correction.Consequences;
import io.huifang.scheduler.decision.DecidingAgain;
import io.huifang.scheduler.decision.DecidingAgain.Again;
import io.huifang.scheduler.followup.LowAnswer;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** One customer's tasks in virtual time, and the cases that they belong to. */
final class VirtualTasks {
    private final DecidingAgain deciding;
    private final VirtualCases cases;
    private final Map<UUID, CallbackTask> tasks = new LinkedHashMap<>();

    VirtualTasks(DecidingAgain deciding) {
        this.deciding = deciding;
        this.cases = new VirtualCases(deciding);
    }

    /** All of them by id; a follow-up is added to them. */
    Map<UUID, CallbackTask> byId() {
        return tasks;
    }

    List<CallbackTask> open() {
        return tasks.values().stream().filter(CallbackTask::isOpen).toList();
    }

    /** An event was decided: what it opened begins. */
    void keep(Again again, Policy policy) {
        again.open().stream()
                .filter(task -> tasks.putIfAbsent(task.id(), task) == null)
                .forEach(task -> cases.begin(task, policy));
    }

    /** Ends those of the open ones. */
    void close(TaskLedger ledger, Outcome outcome, Because because, Predicate<CallbackTask> which) {
        open().stream().filter(which).forEach(task -> ledger.close(task, outcome, because));
    }

    /** Which of those that closed are about a matter that is settled by now. */
    void tellSettled(Consequences consequences) {
        consequences.closed().stream()
                .map(tasks::get)
                .filter(task -> task != null && deciding.isSettled(task))
                .forEach(task -> consequences.knowSettled(task.id()));
    }

    /** A low answer with what is known now of its matter. */
    LowAnswer asOfNow(LowAnswer answer) {
        return new LowAnswer(
                answer.attemptId(),
                answer.callbackId(),
                answer.reason(),
                answer.explanation(),
                answer.answeredAt(),
                deciding.settledAt(tasks.get(answer.callbackId()), answer.reason()).orElse(null));
    }

    /** Drops closed tasks, but for those of which more will be heard. */
    void forget(Predicate<UUID> moreWillBeHeard) {
        tasks.values()
                .removeIf(
                        task ->
                                !task.isOpen()
                                        && !cases.knows(task)
                                        && !moreWillBeHeard.test(task.id()));
    }

    /** How the targets of the cases that began since then stand, by case and target. */
    Map<String, String> targets(Instant from, Policy policy, Instant now) {
        return cases.at(now, from, tasks.values(), policy);
    }
}
