package io.huifang.scheduler.decision;

import io.huifang.contract.Topic;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.DecisionKind;
import io.huifang.contract.callback.DecisionMade;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.Agreed;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.DerivedIds;
import io.huifang.scheduler.callback.Matter;
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
import io.huifang.scheduler.slot.Appointment.By;

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
        UUID callbackId = decision.effect().on(new Doing(received, state));
        state.openTask(callbackId)
                .ifPresent(task -> collapsing.note(received.event(), decision, task));
        if (moved) new CustomersWord(state, ledger).redirect(policy);
        decided.add(new Decided(received, decision, policy.version(), ledger.now(), callbackId));
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

    /** Does what one decision wants; the answer is the task concerned, or null. */
    private final class Doing implements Effect.Cases<UUID> {
        private final ReceivedEvent received;
        private final CustomerState state;

        private Doing(ReceivedEvent received, CustomerState state) {
            this.received = received;
            this.state = state;
        }

        @Override
        public UUID none() {
            return null;
        }

        @Override
        public UUID open(Effect.Open effect) {
            CallbackTask task =
                    CallbackTask.of(
                            matter(effect),
                            Standing.waiting(
                                    effect.dueAt(),
                                    effect.freshUntil(),
                                    received.event().time(),
                                    effect.priority()));
            ledger.open(task);
            if (effect.appointed()) ledger.appointed(task, agreed());
            state.add(task);
            state.knowPlanned(effect.reason(), received.event().time());
            opened.put(task, received);
            ledger.announce(task, state.customer(), policy);
            return task.id();
        }

        private Agreed agreed() {
            return Agreed.of(state.customer(), policy, By.EVENT, received.event().time());
        }

        private Matter matter(Effect.Open effect) {
            WalletEvent event = received.event();
            return new Matter(
                    DerivedIds.ofTask(received.key(), event.time()),
                    received.key(),
                    null,
                    event.customerId(),
                    effect.reason(),
                    effect.cause(),
                    event.subjectRef(),
                    event.time(),
                    ledger.now(),
                    policy.version(),
                    received.traceParent());
        }

        @Override
        public UUID join(Effect.Join effect) {
            ledger.join(
                    effect.task(),
                    received.event().time(),
                    effect.dueAt(),
                    effect.freshUntil(),
                    effect.priority());
            return effect.task().id();
        }

        @Override
        public UUID decline(Effect.Decline effect) {
            return new CustomersWord(state, ledger).decline(effect);
        }

        @Override
        public UUID hear(Effect.Hear effect) {
            return new CustomersWord(state, ledger).hear(effect);
        }

        @Override
        public UUID move(Effect.Move effect) {
            return new CustomersWord(state, ledger).move(effect, policy);
        }

        @Override
        public UUID settle(Effect.Settle effect) {
            state.settle(effect.reasons(), effect.subject(), effect.at());
            effect.closes().forEach(task -> ledger.close(task, Outcome.CANCELLED, Because.CLEARED));
            return effect.closes().isEmpty() ? null : effect.closes().get(0).id();
        }

        @Override
        public UUID both(Effect.Both effect) {
            UUID closed = effect.settles().on(this);
            UUID other = effect.also().on(this);
            return other == null ? closed : other;
        }
    }
}
