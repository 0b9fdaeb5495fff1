package io.huifang.scheduler.decision;

import io.huifang.contract.callback.DecisionKind;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Lineage;
import io.huifang.scheduler.callback.Matter;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.incident.Incident;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.IncidentRule;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.settled.SettledMatter;
import io.huifang.scheduler.settled.SettledSoFar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides one customer's past events again, at their own instants: the same rules as ever, over
 * what is known of him in that other course of things. Nothing is stored or told.
 */
public final class DecidingAgain {
    private final CustomerState state;
    private final SettledSoFar settled;
    private final Map<UUID, List<WalletEvent>> events = new HashMap<>();
    private final Map<String, Instant> youngest = new HashMap<>();

    public DecidingAgain(Customer customer) {
        this.state = new CustomerState(customer);
        this.settled = state.settled();
    }

    /**
     * What was decided.
     *
     * @param kind the answer
     * @param reason the policy's reason; null when none applies
     * @param rule id of the rule that settled it
     * @param explanation a sentence or two in plain English
     * @param call the one it leads to; null for none
     * @param customer what is known of the customer from then on
     * @param open his open tasks from then on
     */
    public record Again(
            DecisionKind kind,
            String reason,
            String rule,
            String explanation,
            DecidedCall call,
            Customer customer,
            List<CallbackTask> open) {
        /** The answer without its instants. */
        public PastDecision.Answer answer() {
            return new PastDecision.Answer(kind, reason, rule);
        }
    }

    /**
     * Decides one event.
     *
     * @param ledger of the instant at which it is decided
     * @param incidents what was known of them then; what is decided about his tasks is noted there
     * @param customer what is known of the customer
     * @param open his open tasks; what is decided is done to them
     */
    public Again decide(
            PastDecision past,
            Policy policy,
            TaskLedger ledger,
            IncidentLedger incidents,
            Customer customer,
            Collection<CallbackTask> open) {
        state.know(customer, open);
        DecisionBatch batch =
                new DecisionBatch(policy, Map.of(customer.customerId(), state), ledger, incidents);
        batch.decide(past.received());
        Decided decided = batch.decided().get(0);
        remember(past.received().event(), decided.callbackId());
        Decision decision = decided.decision();
        return new Again(
                decision.kind(),
                decision.reason(),
                decision.rule(),
                decision.explanation(),
                DecidedCall.of(decision.effect()),
                state.customer(),
                state.open());
    }

    private void remember(WalletEvent event, UUID callbackId) {
        if (callbackId != null) {
            events.computeIfAbsent(callbackId, any -> new ArrayList<>()).add(event);
        }
        youngest.merge(
                event.type(), event.time(), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether the task waits for its first call about nothing but the incident. */
    public boolean canJoin(CallbackTask task, Incident incident, IncidentRule rule) {
        Standing standing = task.standing();
        List<WalletEvent> about = events.getOrDefault(task.id(), List.of());
        return standing.status() == Standing.Status.WAITING
                && standing.attempts() == 0
                && !standing.appointed()
                && task.matter().lineage() == null
                && !about.isEmpty()
                && about.stream().allMatch(event -> isPart(event, incident, rule));
    }

    private static boolean isPart(WalletEvent event, Incident incident, IncidentRule rule) {
        return rule.types().contains(event.type())
                && !event.time().isBefore(incident.since())
                && rule.keyOf(event.facts()).filter(incident.key()::equals).isPresent();
    }

    /** Whether an event showed, after the task's youngest one, that he is not harmed any more. */
    public boolean isOver(CallbackTask task, IncidentRule rule) {
        return rule.harmedUnless().stream()
                .map(youngest::get)
                .anyMatch(at -> at != null && at.isAfter(task.standing().events().latest()));
    }

    /** Facts of the event that opened the task. */
    public EventFacts factsOf(CallbackTask task) {
        return events.get(task.id()).get(0).facts();
    }

    /** When an event settled the matter of the task, if that is not older than all of it. */
    public Optional<Instant> settledAt(CallbackTask task) {
        return settled.settledAt(task.matter().reason(), task.matter().cause())
                .filter(at -> !at.isBefore(task.standing().events().latest()));
    }

    /** Whether the matter of a task was settled or declined after its youngest event. */
    public boolean isSettled(CallbackTask task) {
        Matter matter = task.matter();
        Lineage lineage = matter.lineage();
        return isSettled(matter.reason(), matter.cause(), task)
                || lineage != null && isSettled(lineage.caseReason(), lineage.caseCause(), task);
    }

    private boolean isSettled(String reason, String cause, CallbackTask task) {
        return settled.overAt(reason, cause)
                .anyMatch(at -> !at.isBefore(task.standing().events().latest()));
    }

    /** When a task's matter, or a call for a reason, was last settled or declined. */
    public Optional<Instant> settledAt(CallbackTask task, String reason) {
        Matter matter = task.matter();
        Stream<Instant> its =
                Stream.concat(
                        settled.overAt(matter.reason(), matter.cause()),
                        settled.overAt(reason, SettledMatter.EVERYTHING));
        Lineage lineage = matter.lineage();
        Stream<Instant> ofCase =
                lineage == null
                        ? Stream.empty()
                        : settled.overAt(lineage.caseReason(), lineage.caseCause());
        return Stream.concat(its, ofCase).max(Instant::compareTo);
    }
}
