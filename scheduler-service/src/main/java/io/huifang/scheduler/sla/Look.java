package io.huifang.scheduler.sla;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackEscalated;
import io.huifang.contract.callback.CallbackEscalated.Stage;
import io.huifang.contract.callback.CallbackEscalated.Target;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.news.News;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * One look at a case's clock.
 *
 * @param clock as it was before
 * @param after the case as it is from now on
 */
record Look(SlaClock clock, SlaCase after) {
    static Look at(SlaClock clock, Instant now) {
        return new Look(clock, clock.lookedAt(now));
    }

    /** Targets of which something new was found. */
    List<Target> news() {
        SlaCase before = clock.promised();
        return after.targets().stream()
                .filter(target -> after.found().get(target) != before.found().get(target))
                .toList();
    }

    /** Tells what is new and bad, and makes the open callback of the case more urgent. */
    void escalate(TaskLedger ledger) {
        for (Target target : news()) {
            SlaState state = after.found().get(target);
            if (state.isEscalated()) escalate(ledger, target, state);
        }
    }

    private void escalate(TaskLedger ledger, Target target, SlaState state) {
        CallbackTask task = clock.facts().open().orElseGet(() -> clock.facts().first());
        int priority = Math.max(after.raisesTo(), task.standing().priority());
        if (task.isOpen()) raise(ledger, task, priority);
        ledger.note(task, "escalated", rule(target, state), null);
        CallbackEscalated fact = fact(ledger, task, target, Stage.valueOf(state.name()), priority);
        ledger.tell(new News(Topic.CALLBACK_TASKS, fact, task.matter().traceParent()));
    }

    /** As another event of the same cause would, that is as urgent; nothing else changes by it. */
    private static void raise(TaskLedger ledger, CallbackTask task, int priority) {
        Standing standing = task.standing();
        ledger.join(
                task,
                standing.events().latest(),
                standing.dueAt(),
                standing.freshUntil(),
                priority);
    }

    private CallbackEscalated fact(
            TaskLedger ledger, CallbackTask task, Target target, Stage stage, int priority) {
        Matter began = clock.facts().first().matter();
        return new CallbackEscalated(
                ledger.newId(),
                ledger.now(),
                began.customerId(),
                task.id(),
                began.callbackId(),
                began.reason(),
                began.subjectRef(),
                target,
                stage,
                clock.dueAt(target).orElse(ledger.now()),
                priority);
    }

    /** Such as {@code sla.first-contact.at-risk}. */
    private static String rule(Target target, SlaState state) {
        return "sla." + inWords(target) + "." + inWords(state);
    }

    static String inWords(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
