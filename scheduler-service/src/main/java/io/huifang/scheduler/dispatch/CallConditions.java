package io.huifang.scheduler.dispatch;

import io.huifang.contract.attempt.Disposition;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Callee;
import io.huifang.scheduler.policy.Feasibility;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.policy.Reason;

import java.time.Instant;
import java.util.Optional;

/**
 * Under what conditions a customer may be called again about the matter of a task.
 *
 * @param policy the one in force
 * @param customer locked
 * @param task whose matter it is
 */
public record CallConditions(Policy policy, Customer customer, CallbackTask task) {

    /** The rule by which the customer's own word forbids a call for that reason; null for none. */
    public String forbiddenBy(String reasonName) {
        return reason(reasonName)
                .map(this::permission)
                .filter(Forbidden.class::isInstance)
                .map(never -> ((Forbidden) never).rule())
                .orElse(null);
    }

    /**
     * What the rules of time need to know of him when an attempt has ended: one that counts kept
     * the appointment, so that whatever follows is none.
     */
    public Callee calleeAfter(Disposition disposition) {
        boolean appointed = task.standing().appointed() && !disposition.counts();
        return callee(task.matter().reason(), appointed);
    }

    private Callee callee(String reasonName, boolean appointed) {
        return reason(reasonName)
                .map(reason -> callee(reason, appointed))
                .orElseGet(customer::callee);
    }

    /** The earliest stretch in which he may be called; see {@link Policy#callTime}. */
    public Feasibility callTime(
            String reasonName, boolean appointed, Instant notBefore, Instant freshUntil) {
        Callee callee = callee(reasonName, appointed);
        return reason(reasonName)
                .map(reason -> policy.callTime(reason, callee, notBefore, freshUntil))
                .orElseGet(() -> policy.feasibleTime().earliest(notBefore, callee, freshUntil));
    }

    private Callee callee(Reason reason, boolean appointed) {
        return permission(reason) instanceof Allowed may
                ? customer.callee(reason, appointed, may.numberAsOf(), policy.feasibleTime())
                : customer.callee(reason, appointed);
    }

    private Optional<Reason> reason(String name) {
        return policy.reason(name, task.matter().caseReason());
    }

    /** What the customer's own word says of a call for that reason. */
    public Permission permission(Reason reason) {
        return permission(reason, task.standing().events().latest());
    }

    /**
     * As the other one, about something younger.
     *
     * @param latest when it happened, UTC
     */
    public Permission permission(Reason reason, Instant latest) {
        return Permission.ask(
                customer.statements(),
                reason,
                policy.permissions(),
                task.standing().events().earliest(),
                latest);
    }
}
