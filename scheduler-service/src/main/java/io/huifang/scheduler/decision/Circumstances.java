package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.HoldOut;
import io.huifang.contract.field.Money;
import io.huifang.contract.field.StringKind;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What those who count decisions are told besides the answer: codes only, and of an erased customer
 * nothing.
 *
 * @param cause why the event happened; null for types without a cause
 * @param merchantCategory what was paid for; null when not told
 * @param currency of what it was about; null without an amount
 * @param region country of the customer; null when unknown
 * @param language his own; null when unknown
 * @param holdOut which arm of the comparison he is in; null for what is never held out
 * @param incidentId the incident the event is part of; null for none
 * @param dueAt when the first attempt of the task it opened is planned, UTC; null without one
 * @param targetAt by when that task's customer should be reached, UTC; null without a target
 */
record Circumstances(
        String cause,
        String merchantCategory,
        String currency,
        String region,
        String language,
        HoldOut holdOut,
        UUID incidentId,
        Instant dueAt,
        Instant targetAt) {

    private static final Circumstances UNTOLD =
            new Circumstances(null, null, null, null, null, null, null, null, null);

    private static final StringKind.Term CODE = new StringKind.Term(64);

    static Circumstances of(
            WalletEvent event, Customer customer, Decision decision, Policy policy) {
        if (decision.kind() == DecisionKind.ERASED) return UNTOLD;
        EventFacts facts = event.facts();
        Effect.Open opened = opened(decision.effect());
        return new Circumstances(
                code(facts, "cause"),
                code(facts, "merchantCategory"),
                facts.text("currency").filter(Money::isCurrency).orElse(null),
                customer.whereabouts().region(),
                customer.language().orElse(null),
                holdOut(decision),
                decision.inputs().get(Input.INCIDENT) instanceof UUID incident ? incident : null,
                opened == null ? null : opened.dueAt(),
                opened == null ? null : target(event, policy, opened).orElse(null));
    }

    private static Effect.Open opened(Effect effect) {
        Effect call = effect instanceof Effect.Both both ? both.also() : effect;
        return call instanceof Effect.Open open ? open : null;
    }

    /** What a sender's own types say there may be anything. */
    private static String code(EventFacts facts, String name) {
        return facts.text(name).filter(CODE::admits).orElse(null);
    }

    private static Optional<Instant> target(WalletEvent event, Policy policy, Effect.Open opened) {
        return policy.reason(opened.reason())
                .map(Reason::sla)
                .flatMap(sla -> sla.contactBy(event.time(), event.facts(), policy));
    }

    /** Those of whom the question was asked and who had an hour for the call. */
    private static HoldOut holdOut(Decision decision) {
        if (!decision.inputs().containsKey(Input.HOLD_OUT_SHARE)) return null;
        return switch (decision.kind()) {
            case SCHEDULED, DEFERRED -> HoldOut.CALLED;
            case SUPPRESSED -> decision.rule().equals(Scheduling.CONTROL) ? HoldOut.HELD_OUT : null;
            default -> null;
        };
    }
}
