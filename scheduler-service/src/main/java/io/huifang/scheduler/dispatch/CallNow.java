package io.huifang.scheduler.dispatch;

import io.huifang.contract.callback.Purpose;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Attempt;
import io.huifang.scheduler.callback.Attempt.CallTime;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Instructions;
import io.huifang.scheduler.callback.Instructions.Background;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The call may be made.
 *
 * @param callTime between when and when
 * @param reason what the policy says about it
 * @param language BCP 47 language the agent needs: what the customer was heard to speak, else his
 *     own, else the reason's; null for any
 * @param numberAsOf the number to call is the one of that instant, UTC; null for the newest
 * @param customer whom to call
 * @param policy which says so
 */
public record CallNow(
        CallTime callTime,
        Reason reason,
        String language,
        Instant numberAsOf,
        Customer customer,
        Policy policy)
        implements ContactDecision {
    /** Name in the context, over any that the event itself may use. */
    private static final String MAY_OFFER = "mayOffer";

    @Override
    public void applyTo(
            CallbackTask task,
            Map<String, Object> context,
            TaskLedger ledger,
            ContactLedger contacts) {
        ledger.dispatch(task, callTime, instructions(task, context, contacts));
        Attempt attempt = task.underWay().orElseThrow();
        contacts.reserve(
                task.matter().customerId(),
                attempt.attemptId(),
                task.id(),
                reason.protects(),
                attempt.silentAt());
        if (numberAsOf != null) {
            ledger.note(task, "safe-number", Permission.NUMBER_CHANGED, null);
        }
    }

    private Instructions instructions(
            CallbackTask task, Map<String, Object> context, ContactLedger contacts) {
        return new Instructions(
                reason.purpose(),
                reason.script(),
                reason.questionnaire(),
                reason.skill(),
                language,
                withConsent(context),
                policy.version(),
                numberAsOf,
                reason.protects(),
                reason.identity(),
                background(task, context, contacts));
    }

    /** Whether he agreed to hear of offers and courses. */
    public boolean mayOffer() {
        return customer.statements().consent(Purpose.MARKETING).isGranted();
    }

    private Map<String, Object> withConsent(Map<String, Object> context) {
        Map<String, Object> all = new LinkedHashMap<>(context);
        all.put(MAY_OFFER, mayOffer());
        return all;
    }

    private Background background(
            CallbackTask task, Map<String, Object> context, ContactLedger contacts) {
        return new Background(
                customer.whereabouts().region(),
                customer.language().orElse(null),
                targetAt(task.matter(), context),
                contacts.isOneTooMany(customer, task.id(), reason.protects()));
    }

    /** The first contact is promised to him who was harmed, not to what follows it up. */
    private Instant targetAt(Matter matter, Map<String, Object> context) {
        EventFacts facts = name -> Optional.ofNullable(context.get(name)).map(Object::toString);
        return matter.lineage() != null || reason.sla() == null
                ? null
                : reason.sla().contactBy(matter.eventTime(), facts, policy).orElse(null);
    }
}
