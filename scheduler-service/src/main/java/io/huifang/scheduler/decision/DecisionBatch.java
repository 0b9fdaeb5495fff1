package io.huifang.scheduler.decision;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.Standing;
import io.huifang.scheduler.callback.Standing.Status;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.dispatch.ContactDecision;
import io.huifang.scheduler.dispatch.EventContext;
import io.huifang.scheduler.incident.IncidentLedger;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.policy.EventFacts;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.promise.Occurrence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides a batch's events in order, each knowing what the ones before it did. */
final class DecisionBatch {
    private final Policy policy;
    private final Map<String, CustomerState> states;
    private final TaskLedger ledger;
    private final IncidentLedger incidents;
    private final List<Decided> decided = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<CallbackTask, ReceivedEvent> opened = new LinkedHashMap<>();

    /** One in which nothing is ever an incident. */
    DecisionBatch(Policy policy, Map<String, CustomerState> states, TaskLedger ledger) {
        this(policy, states, ledger, IncidentLedger.unwatched(ledger.now()));
    }

    DecisionBatch(
            Policy policy,
            Map<String, CustomerState> states,
            TaskLedger ledger,
            IncidentLedger incidents) {
        this.policy = policy;
        this.states = states;
        this.ledger = ledger;
        this.incidents = incidents;
    }

    void decide(ReceivedEvent received) {
        CustomerState state = states.get(received.customerId());
        boolean moved = !state.customer().erased() && state.tell(received.event().whereabouts());
        Collapsing collapsing = new Collapsing(incidents, ledger);
        Decision decision =
                collapsing.collapse(
                        received.event(),
                        Decider.decide(received.event(), state, policy, ledger.now()));
        UUID callbackId = decision.effect().on(doing(received, state));
        state.openTask(callbackId)
                .ifPresent(task -> collapsing.note(received.event(), decision, task));
        if (moved) new CustomersWord(state, ledger).redirect(policy);
        decided.add(
                new Decided(
                        received,
                        decision,
                        policy.version(),
                        ledger.now(),
                        callbackId,
                        Circumstances.of(received.event(), state.customer(), decision, policy)));
    }

    private Doing doing(ReceivedEvent received, CustomerState state) {
        return new Doing(received, state, policy, ledger, task -> opened.put(task, received));
    }

    /** Customers of whom a task is dispatched at once, unless a later event settled it. */
    Set<String> toDispatch() {
        return opened.keySet().stream()
                .filter(this::goesAtOnce)
                .map(task -> task.matter().customerId())
                .collect(Collectors.toSet());
    }

    /**
     * Dispatches what was opened and is due, the most important first.
     *
     * @param contacts of these customers
     */
    void dispatchDue(ContactLedger contacts) {
        opened.entrySet().stream()
                .filter(it -> goesAtOnce(it.getKey()))
                .sorted(Map.Entry.comparingByKey(CallbackTask.MOST_IMPORTANT_FIRST))
                .forEach(it -> dispatch(it.getKey(), it.getValue(), contacts));
    }

    /** Where others of his are due, too, the timer takes them all, the most important first. */
    private boolean goesAtOnce(CallbackTask task) {
        return isDue(task)
                && !isPartOfIncident(task)
                && states.get(task.matter().customerId()).open().stream()
                        .noneMatch(other -> isDue(other) && !opened.containsKey(other));
    }

    private boolean isDue(CallbackTask task) {
        Standing standing = task.standing();
        return standing.status() == Status.WAITING && !standing.dueAt().isAfter(ledger.now());
    }

    /** What this very batch made an incident is left to the timer, which asks about it. */
    private boolean isPartOfIncident(CallbackTask task) {
        WalletEvent event = opened.get(task).event();
        return incidents.of(event.type(), event.facts(), event.time()).isPresent();
    }

    private void dispatch(CallbackTask task, ReceivedEvent received, ContactLedger contacts) {
        Customer customer = states.get(received.customerId()).customer();
        ContactDecision.of(task, customer, policy, contacts, ledger.now())
                .applyTo(task, context(received), ledger, contacts);
    }

    /** Records an event whose key has another content already. */
    void refuse(ReceivedEvent received) {
        conflicts.add(new Conflict(received, policy.version(), ledger.now()));
    }

    /** Tells every decision, and the conflicts nobody was told of before. */
    void tell(List<Conflict> newConflicts) {
        decided.forEach(it -> tell(it.fact(ledger.newId()), it.received()));
        newConflicts.forEach(it -> tell(it.fact(ledger.newId()), it.received()));
    }

    List<Decided> decided() {
        return decided;
    }

    /** What happened, for those who wait for it; nothing of erased customers. */
    List<Occurrence> occurrences() {
        return decided.stream()
                .filter(it -> it.decision().kind() != DecisionKind.ERASED)
                .map(Decided::occurrence)
                .toList();
    }

    /** The open task of that id, if its customer is of this batch. */
    Optional<CallbackTask> openTask(UUID callbackId) {
        return states.values().stream()
                .flatMap(state -> state.openTask(callbackId).stream())
                .findAny();
    }

    /** The tasks that were opened, each with the facts of its event. */
    Map<CallbackTask, EventFacts> born() {
        return opened.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().event().facts()));
    }

    /** What is known of the customer of an event. */
    CustomerState state(ReceivedEvent received) {
        return states.get(received.customerId());
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    Collection<CustomerState> states() {
        return states.values();
    }

    TaskLedger ledger() {
        return ledger;
    }

    IncidentLedger incidents() {
        return incidents;
    }

    Policy policy() {
        return policy;
    }

    BatchResult result(int repeated) {
        return new BatchResult(decided, repeated, conflicts.size(), ledger.untilNextDue());
    }

    private void tell(DecisionMade fact, ReceivedEvent received) {
        ledger.tell(new News(Topic.CALLBACK_DECISIONS, fact, received.traceParent()));
    }

    private static Map<String, Object> context(ReceivedEvent received) {
        return EventContext.of(
                received.data(), received.event().type(), received.source(), received.id());
    }
}
