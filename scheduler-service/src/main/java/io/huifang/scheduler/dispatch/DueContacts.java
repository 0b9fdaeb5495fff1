package io.huifang.scheduler.dispatch;

import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.budget.ContactLedgers;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.Policy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides about the tasks of a batch, each knowing which contacts the ones before it took. */
@ApplicationScoped
class DueContacts {
    private final EventContexts contexts;
    private final ContactLedgers contactLedgers;
    private final EarlierClaims earlierClaims;

    DueContacts(
            EventContexts contexts, ContactLedgers contactLedgers, EarlierClaims earlierClaims) {
        this.contexts = contexts;
        this.contactLedgers = contactLedgers;
        this.earlierClaims = earlierClaims;
    }

    /**
     * Asks about the tasks, the most important first, and does what was decided.
     *
     * @param customers by the task's id, locked
     */
    Uni<Void> decide(
            SqlConnection tx,
            List<CallbackTask> due,
            Map<UUID, Customer> customers,
            Policy policy,
            TaskLedger ledger) {
        if (due.isEmpty()) return Uni.createFrom().voidItem();
        return earlierClaims
                .on(tx, due, policy, ledger)
                .chain(claimed -> decide(tx, due, customers, policy, ledger, claimed));
    }

    private Uni<Void> decide(
            SqlConnection tx,
            List<CallbackTask> due,
            Map<UUID, Customer> customers,
            Policy policy,
            TaskLedger ledger,
            Map<UUID, ContactDecision> claimed) {
        Set<String> whose =
                due.stream().map(task -> task.matter().customerId()).collect(Collectors.toSet());
        List<UUID> events = due.stream().map(task -> task.matter().eventKey()).toList();
        return contactLedgers
                .open(tx, whose, policy, ledger.now())
                .call(
                        contacts ->
                                contexts.of(tx, events)
                                        .invoke(
                                                known ->
                                                        new Round(policy, ledger, contacts, claimed)
                                                                .decide(due, customers, known)))
                .chain(contacts -> contactLedgers.store(tx, contacts));
    }

    private record Round(
            Policy policy,
            TaskLedger ledger,
            ContactLedger contacts,
            Map<UUID, ContactDecision> claimed) {
        void decide(
                List<CallbackTask> due,
                Map<UUID, Customer> customers,
                Map<UUID, Map<String, Object>> known) {
            due.stream()
                    .sorted(CallbackTask.MOST_IMPORTANT_FIRST)
                    .forEach(task -> decide(task, customers.get(task.id()), known));
        }

        private void decide(
                CallbackTask task, Customer customer, Map<UUID, Map<String, Object>> known) {
            decision(task, customer)
                    .applyTo(task, known.get(task.matter().eventKey()), ledger, contacts);
            if (!claimed.containsKey(task.id()))
                ledger.noticeWishes().announceAgain(task, customer, policy);
        }

        private ContactDecision decision(CallbackTask task, Customer customer) {
            ContactDecision before = claimed.get(task.id());
            return before != null
                    ? before
                    : ContactDecision.of(task, customer, policy, contacts, ledger.now());
        }
    }
}
