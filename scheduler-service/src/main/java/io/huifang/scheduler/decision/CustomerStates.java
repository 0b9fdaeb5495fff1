package io.huifang.scheduler.decision;

import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.CallbackTasks;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.customer.CustomerLocks;
import io.huifang.scheduler.customer.Customers;
import io.huifang.scheduler.customer.LockedCustomers;
import io.huifang.scheduler.customer.StoredStatements;
import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.settled.SettledMatter;
import io.huifang.scheduler.settled.SettledMatters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is known of a batch's customers: locked and loaded together, stored together. */
@ApplicationScoped
class CustomerStates {
    private final CustomerLocks locks;
    private final Customers customers;
    private final StoredStatements statements;
    private final CallbackTasks tasks;
    private final SettledMatters settledMatters;

    CustomerStates(
            CustomerLocks locks,
            Customers customers,
            StoredStatements statements,
            CallbackTasks tasks,
            SettledMatters settledMatters) {
        this.locks = locks;
        this.customers = customers;
        this.statements = statements;
        this.tasks = tasks;
        this.settledMatters = settledMatters;
    }

    /**
     * Locks the customers first: only then is what the other queries see the last word.
     *
     * @param supposed where each of them is when he was not known before
     */
    Uni<Map<String, CustomerState>> lock(SqlConnection tx, Map<String, Whereabouts> supposed) {
        return locks.lock(tx, supposed).chain(locked -> load(tx, locked));
    }

    /** Of a customer who was added by this transaction there is nothing to load. */
    private Uni<Map<String, CustomerState>> load(SqlConnection tx, LockedCustomers locked) {
        Set<String> before = new HashSet<>(locked.customers().keySet());
        before.removeAll(locked.added().keySet());
        if (before.isEmpty()) {
            return Uni.createFrom().item(() -> states(locked, List.of(), Map.of()));
        }
        return tasks.openOf(tx, before)
                .chain(
                        open ->
                                settledMatters
                                        .of(tx, before)
                                        .map(settled -> states(locked, open, settled)));
    }

    /**
     * What is known of customers who are locked already.
     *
     * @param open all open tasks of theirs
     */
    Uni<Map<String, CustomerState>> of(
            SqlConnection tx, Map<String, Customer> locked, List<CallbackTask> open) {
        LockedCustomers all = new LockedCustomers(locked, Map.of());
        return settledMatters.of(tx, locked.keySet()).map(settled -> states(all, open, settled));
    }

    /** Stores what the decisions learnt about customers; tasks are stored by their ledger. */
    Uni<Void> store(SqlConnection tx, Collection<CustomerState> states) {
        Map<SettledMatter, Instant> settled = new HashMap<>();
        states.forEach(state -> settled.putAll(state.settled().settledNow()));
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
            LockedCustomers locked, List<CallbackTask> open, Map<SettledMatter, Instant> settled) {
        Map<String, CustomerState> states = new HashMap<>();
        locked.customers()
                .forEach(
                        (id, customer) ->
                                states.put(
                                        id, new CustomerState(customer, locked.stored(customer))));
        open.forEach(task -> states.get(task.matter().customerId()).add(task));
        settled.forEach((matter, at) -> states.get(matter.customerId()).settled().know(matter, at));
        return states;
    }
}
