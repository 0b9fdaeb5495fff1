package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.StoredStatements;
import io.huifang.scheduler.decision.CustomerState.SettledMatter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of a batch's customers: locked and loaded together, stored together. */
@ApplicationScoped
class CustomerStates {
    private final Customers customers;
    private final StoredStatements statements;
    private final CallbackTasks tasks;
    private final SettledMatters settledMatters;
    private final EarlierCalls earlierCalls;

    CustomerStates(
            Customers customers,
            StoredStatements statements,
            CallbackTasks tasks,
            SettledMatters settledMatters,
            EarlierCalls earlierCalls) {
        this.customers = customers;
        this.statements = statements;
        this.tasks = tasks;
        this.settledMatters = settledMatters;
        this.earlierCalls = earlierCalls;
    }

    /** Loads what only some events ask for: when the last call for their reason was planned. */
    Uni<Void> recall(SqlConnection tx, DecisionBatch batch, List<ReceivedEvent> events) {
        return earlierCalls.recall(tx, batch, events);
    }

    /** Locks the customers first: only then is what the other queries see the last word. */
    Uni<Map<String, CustomerState>> lock(SqlConnection tx, Collection<String> customerIds) {
        return customers
                .lock(tx, customerIds)
                .chain(
                        locked ->
                                tasks.openOf(tx, customerIds)
                                        .chain(
                                                open ->
                                                        settledMatters
                                                                .of(tx, customerIds)
                                                                .map(
                                                                        settled ->
                                                                                states(
                                                                                        locked,
                                                                                        open,
                                                                                        settled))));
    }

    /**
     * What is known of customers who are locked already.
     *
     * @param open all open tasks of theirs
     */
    Uni<Map<String, CustomerState>> of(
            SqlConnection tx, Map<String, Customer> locked, List<CallbackTask> open) {
        return settledMatters.of(tx, locked.keySet()).map(settled -> states(locked, open, settled));
    }

    /** Stores what the decisions learnt about customers; tasks are stored by their ledger. */
    Uni<Void> store(SqlConnection tx, Collection<CustomerState> states) {
        Map<SettledMatter, Instant> settled = new HashMap<>();
        states.forEach(state -> settled.putAll(state.settledNow()));
        List<Customer> told =
                states.stream()
                        .filter(CustomerState::toldWhereabouts)
                        .map(CustomerState::customer)
                        .toList();
        List<Customer> heard =
                states.stream()
                        .filter(CustomerState::heardStatement)
                        .map(CustomerState::customer)
                        .toList();
        return customers
                .tellZones(tx, told)
                .chain(() -> statements.tell(tx, heard))
                .chain(() -> settledMatters.settle(tx, settled));
    }

    private static Map<String, CustomerState> states(
            Map<String, Customer> customers,
            List<CallbackTask> open,
            Map<SettledMatter, Instant> settled) {
        Map<String, CustomerState> states = new HashMap<>();
        customers.forEach((id, customer) -> states.put(id, new CustomerState(customer)));
        open.forEach(task -> states.get(task.matter().customerId()).add(task));
        settled.forEach((matter, at) -> states.get(matter.customerId()).knowSettled(matter, at));
        return states;
    }
}
