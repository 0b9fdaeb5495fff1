package io.huifang.scheduler.decision;

import io.huifang.contract.wallet.WalletEventCatalogue;
import io.huifang.contract.wallet.WalletEventShape;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Open tasks of a customer, as tests want them. */
final class OpenTasks {
    private static final String CUSTOMER = "c-1";

    private OpenTasks() {}

    /** One for each reason of the policy; about {@code x-1} where it is about something. */
    static void add(CustomerState state, Instant eventTime) {
        Policy policy = Situation.POLICY;
        policy.types().forEach((type, rule) -> addFor(state, type, rule, eventTime));
        policy.periodic().forEach(it -> state.add(task(it.reason(), "", eventTime)));
        state.add(followUp(state, "refund-delayed", "unresolved-follow-up"));
        state.add(followUp(state, "takeover", "unresolved-risk-follow-up"));
        if (state.open().size() != policy.reasons().size()) {
            throw new AssertionError("not one task for each reason: " + state.open());
        }
    }

    private static void addFor(CustomerState state, String type, TypeRule rule, Instant eventTime) {
        if (!(rule instanceof TypeRule.Schedules schedules)) return;
        Reason reason = Situation.POLICY.reasonOf(schedules);
        boolean about =
                reason.mergeBy() == Reason.MergeBy.SUBJECT
                        && WalletEventCatalogue.find(type)
                                .flatMap(WalletEventShape::subjectField)
                                .isPresent();
        String cause = about ? rule.matterOf("x-1") : "";
        if (state.open(reason.name(), cause).isEmpty()) {
            state.add(task(reason.name(), cause, eventTime));
        }
    }

    private static CallbackTask followUp(CustomerState state, String of, String reason) {
        CallbackTask parent =
                state.open().stream()
                        .filter(task -> task.matter().reason().equals(of))
                        .findAny()
                        .orElseThrow();
        return followUp(parent, reason);
    }

    static CallbackTask followUp(CallbackTask parent, String reason) {
        Matter matter =
                parent.matter()
                        .followUp(
                                UUID.randomUUID(),
                                Situation.POLICY.reason(reason).orElseThrow(),
                                Situation.NOON,
                                1);
        return CallbackTask.of(matter, parent.standing());
    }

    static CallbackTask task(String reason, String cause, Instant eventTime) {
        UUID id = UUID.randomUUID();
        Instant now = Situation.NOON;
        Matter matter =
                new Matter(id, id, null, CUSTOMER, reason, cause, cause, eventTime, now, 1, null);
        return CallbackTask.of(
                matter, Standing.waiting(now, now.plus(Duration.ofHours(1)), eventTime, 50));
    }
}
