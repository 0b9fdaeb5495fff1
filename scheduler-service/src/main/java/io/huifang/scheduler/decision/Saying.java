package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.CallConditions;
import io.huifang.scheduler.input.Input;
import io.huifang.scheduler.permission.Permission;
import io.huifang.scheduler.permission.Permission.Allowed;
import io.huifang.scheduler.permission.Permission.Forbidden;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.statement.ContactChanges;
import io.huifang.scheduler.statement.Statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The decision about what a customer says of himself. It is remembered whatever the policy says,
 * and what it forbids ends with it: the decision lists what that is.
 */
final class Saying implements Statement.Cases<Decision> {
    private final Statement statement;
    private final CustomerState state;
    private final Policy policy;
    private final HoursUnderWay hours;
    private final Customer before;
    private final Customer after;
    private final Map<Input, Object> inputs = new LinkedHashMap<>();

    /**
     * @param now the instant of the decision, UTC
     */
    Saying(Statement statement, CustomerState state, Policy policy, Instant now) {
        this.statement = statement;
        this.state = state;
        this.policy = policy;
        this.before = state.customer();
        this.after = before.heard(statement);
        this.hours = new HoursUnderWay(after, policy, now);
    }

    Decision decide() {
        return statement.on(this);
    }

    @Override
    public Decision granted(Statement.ConsentGranted said) {
        inputs.put(Input.PURPOSE, said.purpose());
        inputs.put(Input.GRANTED_AT, said.at());
        boolean counts = after.statements().consent(said.purpose()).isGranted();
        return recorded(
                "consent.granted",
                counts
                        ? "The customer's consent to contacts for " + said.purpose() + " was noted."
                        : "The consent to contacts for "
                                + said.purpose()
                                + " was noted; a younger withdrawal stands.",
                List.of());
    }

    @Override
    public Decision withdrawn(Statement.ConsentWithdrawn said) {
        inputs.put(Input.PURPOSE, said.purpose());
        inputs.put(Input.WITHDRAWN_AT, said.at());
        String what = "The customer withdrew his consent to contacts for " + said.purpose();
        return stopped("withdrawal", what);
    }

    @Override
    public Decision preferenceChanged(Statement.PreferenceChanged said) {
        inputs.put(Input.SAID_AT, said.at());
        return stopped("preference", "The customer said how he likes to be contacted");
    }

    @Override
    public Decision contactChanged(Statement.ContactChanged said) {
        List<CallbackTask> unsuited = hours.unsuited(state.open());
        List<CallbackTask> redirects =
                state.open().stream()
                        .filter(task -> task.underWay().isPresent())
                        .filter(
                                task ->
                                        unsuited.contains(task)
                                                || !numberOf(task, before)
                                                        .equals(numberOf(task, after)))
                        .toList();
        Instant until =
                ContactChanges.harmNotAffectedFrom(said.at(), policy.permissions().distrustFor());
        inputs.put(Input.CHANGED_AT, said.at());
        inputs.put(Input.OLDER_NUMBER_FOR_HARM_BEFORE, until);
        inputs.put(Input.REDIRECTED, ids(redirects));
        return recorded(
                "contact.changed",
                "The customer's contact was changed at "
                        + said.at()
                        + "; calls that need a safe number, about harm before "
                        + until
                        + ", go to the one from before"
                        + (redirects.isEmpty()
                                ? "."
                                : ", and those under way are dispatched anew."),
                redirects);
    }

    private Decision recorded(String rule, String explanation, List<CallbackTask> redirects) {
        Effect effect = new Effect.Hear(statement, Map.of(), redirects);
        return new Decision(DecisionKind.RECORDED, null, rule, explanation, inputs, effect);
    }

    private static String covered(boolean stops, boolean redirects) {
        String moved = redirects ? "; open callbacks were put to other hours" : "";
        if (stops) return "; the open callbacks it covers were ended" + moved;
        return redirects ? moved : "; no open callback is covered";
    }

    private Decision stopped(String rule, String what) {
        Map<CallbackTask, String> stops = new LinkedHashMap<>();
        List<CallbackTask> goOn = new ArrayList<>();
        state.open().forEach(task -> judge(task, stops, goOn));
        List<CallbackTask> redirects =
                statement instanceof Statement.PreferenceChanged
                        ? hours.unsuited(state.open()).stream()
                                .filter(task -> !stops.containsKey(task))
                                .toList()
                        : List.of();
        inputs.put(Input.STOPPED, ids(stops.keySet()));
        if (!redirects.isEmpty()) inputs.put(Input.REDIRECTED, ids(redirects));
        if (!goOn.isEmpty()) inputs.put(Input.GO_ON, ids(goOn));
        boolean stopsSome = !stops.isEmpty();
        String covered = covered(stopsSome, !redirects.isEmpty());
        String despite = goOn.isEmpty() ? "." : ", but for those that outrank his word.";
        return new Decision(
                stopsSome ? DecisionKind.CANCELLED_OTHER : DecisionKind.RECORDED,
                null,
                rule + (stopsSome ? ".stops" : ".noted"),
                what + covered + despite,
                inputs,
                new Effect.Hear(statement, stops, redirects));
    }

    private void judge(
            CallbackTask task, Map<CallbackTask, String> stops, List<CallbackTask> goOn) {
        Optional<Permission> permission = permission(task, after);
        if (permission.isEmpty()) {
            // its purpose is no longer known: it might be the one withdrawn
            if (statement instanceof Statement.ConsentWithdrawn) {
                stops.put(task, Permission.CONSENT_WITHDRAWN);
            }
        } else if (permission.get() instanceof Forbidden never) {
            stops.put(task, never.rule());
        } else if (permission.get() instanceof Allowed may
                && may.inputs().containsKey(Input.OVERRIDE)) {
            goOn.add(task);
        }
    }

    /** Empty when the policy dropped the task's reason. */
    private Optional<Permission> permission(CallbackTask task, Customer customer) {
        CallConditions conditions = new CallConditions(policy, customer, task);
        return task.matter().reasonIn(policy).map(reason -> conditions.permission(reason));
    }

    private Optional<Instant> numberOf(CallbackTask task, Customer customer) {
        return permission(task, customer)
                .filter(Allowed.class::isInstance)
                .map(may -> ((Allowed) may).numberAsOf());
    }

    private static List<UUID> ids(Iterable<CallbackTask> tasks) {
        List<UUID> ids = new ArrayList<>();
        tasks.forEach(task -> ids.add(task.id()));
        return ids;
    }
}
