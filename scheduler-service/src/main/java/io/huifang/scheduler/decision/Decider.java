package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.wallet.CustomerErasureRequested;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Approach;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;
import io.huifang.scheduler.policy.TypeRule;
import io.huifang.scheduler.settled.SettledMatter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The decision function: pure, so that a decision can be explained, tested and replayed. */
final class Decider {
    private Decider() {}

    /**
     * Answers one event. Where the order of arrival could matter, event time decides instead: an
     * event older than the settlement of its matter opens nothing, and a settlement closes nothing
     * younger than itself.
     *
     * @param state what is known of the event's customer
     * @param now the instant of the decision, UTC
     */
    static Decision decide(WalletEvent event, CustomerState state, Policy policy, Instant now) {
        if (state.customer().erased()) {
            return Decision.of(
                    DecisionKind.ERASED,
                    null,
                    Approach.ERASED,
                    "The customer's data was erased; nothing follows from events about him.",
                    Map.of());
        }
        if (event.statement() != null) {
            return new Saying(event.statement(), state, policy, now).decide();
        }
        Optional<TypeRule> rule = policy.rule(event.type());
        if (rule.isEmpty()) {
            return Decision.of(
                    DecisionKind.IGNORED,
                    null,
                    "type.unknown",
                    "The policy has no rule for events of this type.",
                    Map.of());
        }
        return rule.get().on(new ByRule(event, state, policy, now));
    }

    private record ByRule(WalletEvent event, CustomerState state, Policy policy, Instant now)
            implements TypeRule.Cases<Decision> {

        /** What the event settles besides is settled whether or not a call follows. */
        @Override
        public Decision schedules(TypeRule.Schedules rule) {
            Decision wanted = new Scheduling(event, state, policy, rule, now).decide();
            return rule.clears() == null || wanted.kind() == DecisionKind.IGNORED
                    ? wanted
                    : wanted.settling(settled(rule.clears()));
        }

        /**
         * A settlement counts however late it comes: what it settles stays settled. One without a
         * subject is about the customer as a whole and settles every subject of its reasons.
         */
        @Override
        public Decision clears(TypeRule.Clears rule) {
            Effect.Settle settled = settled(rule);
            boolean clears = !settled.closes().isEmpty();
            return new Decision(
                    clears ? DecisionKind.CANCELLED_OTHER : DecisionKind.RECORDED,
                    null,
                    clears ? Decision.CLEARED : "settlement.noted",
                    explanation(clears),
                    Map.of(
                            Input.SETTLED_AT,
                            event.time(),
                            Input.CANCELLED,
                            settled.closes().size()),
                    settled);
        }

        private Effect.Settle settled(TypeRule.Clears rule) {
            String subject =
                    event.subjectRef() == null
                            ? SettledMatter.EVERYTHING
                            : rule.matterOf(event.subjectRef());
            List<CallbackTask> closes = state.openUntil(rule, subject, event.time());
            return new Effect.Settle(rule.reasons(), subject, event.time(), closes);
        }

        private String explanation(boolean clears) {
            if (event.type().equals(CustomerErasureRequested.TYPE)) {
                return "The customer's data is erased: nobody calls him any more"
                        + (clears ? ", and his open callbacks were ended." : ".");
            }
            if (event.subjectRef() == null) {
                return "The customer is not to be called for these reasons any more"
                        + (clears
                                ? ", so the open callbacks were cancelled."
                                : "; no such callback is open.");
            }
            return clears
                    ? "The matter is settled, so the open callback about it was cancelled."
                    : "The matter is settled; no open callback is about it.";
        }

        /** What is declined stays so for events that are not younger, however late they come. */
        @Override
        public Decision declines(TypeRule.Declines rule) {
            Set<String> reasons = rule.declinedBy(event.facts());
            List<CallbackTask> closes =
                    state.open().stream()
                            .filter(task -> reasons.contains(task.matter().reason()))
                            .filter(task -> isHisOwn(task) || isMeant(task, reasons))
                            .filter(
                                    task ->
                                            !task.standing()
                                                    .events()
                                                    .latest()
                                                    .isAfter(event.time()))
                            .toList();
            boolean ends = !closes.isEmpty();
            return new Decision(
                    ends ? DecisionKind.CANCELLED_OTHER : DecisionKind.RECORDED,
                    null,
                    ends ? CustomersWord.DECLINED : "decline.noted",
                    "The customer declined to be called"
                            + (ends
                                    ? ", so the open callbacks he meant were ended."
                                    : "; no open callback is meant."),
                    Map.of(
                            Input.DECLINED_AT,
                            event.time(),
                            Input.REASONS,
                            List.copyOf(new TreeSet<>(reasons)),
                            Input.STOPPED,
                            closes.stream().map(CallbackTask::id).toList()),
                    new Effect.Decline(reasons, event.time(), closes));
        }

        private boolean isMeant(CallbackTask task, Set<String> reasons) {
            return reasons.contains(task.matter().caseReason());
        }

        /** Not one that goes on with what a thief would gladly decline in his name. */
        private boolean isHisOwn(CallbackTask task) {
            return policy.reason(task.matter().caseReason()).filter(Reason::safeNumber).isEmpty();
        }

        @Override
        public Decision records(TypeRule.Records rule) {
            return Decision.of(
                    DecisionKind.RECORDED,
                    null,
                    "fact.recorded",
                    "The fact was noted; no callback follows from it.",
                    Map.of());
        }
    }
}
