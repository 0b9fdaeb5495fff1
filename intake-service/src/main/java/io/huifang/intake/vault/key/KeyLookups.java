package io.huifang.intake.vault.key;

import io.huifang.intake.vault.VaultConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Where requests wait for each other on their way to customers' keys: while lookups are under way,
 * what comes in gathers and shares the next one. A request that comes alone does not wait, and none
 * waits longer than the vault may take.
 */
@ApplicationScoped
class KeyLookups {
    /** Lookups waited for at the same time. */
    static final int AT_ONCE = 2;

    /**
     * Lookups that were sent and did not come back, waited for or not: what a database that hangs
     * can make this service hold.
     */
    static final int MOST_OUT = 4;

    private static final int MOST_CUSTOMERS = 1_000;

    private final Function<Collection<String>, Uni<Map<String, KeyLife>>> find;
    private final Duration timeout;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private int awaited;
    private int out;

    @Inject
    KeyLookups(CustomerKeys customerKeys, VaultConfig config) {
        this(customerKeys::find, config.timeout());
    }

    KeyLookups(Function<Collection<String>, Uni<Map<String, KeyLife>>> find, Duration timeout) {
        this.find = find;
        this.timeout = timeout;
    }

    private static final class Waiting {
        private final Collection<String> customerIds;
        private final UniEmitter<? super Map<String, KeyLife>> request;

        /** Nobody waits for the answer any more. */
        private boolean over;

        Waiting(Collection<String> customerIds, UniEmitter<? super Map<String, KeyLife>> request) {
            this.customerIds = customerIds;
            this.request = request;
        }
    }

    /** What is stored about these customers' keys, and perhaps about others'. */
    Uni<Map<String, KeyLife>> find(Collection<String> customerIds) {
        return Uni.createFrom()
                .<Map<String, KeyLife>>emitter(request -> queue(new Waiting(customerIds, request)))
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    private void queue(Waiting one) {
        one.request.onTermination(() -> leave(one));
        synchronized (this) {
            line.addLast(one);
        }
        lookUpNext();
    }

    // All wait equally long, so who gives up stands in front, or behind others that have given up.
    private synchronized void leave(Waiting one) {
        one.over = true;
        while (!line.isEmpty() && line.peekFirst().over) {
            line.removeFirst();
        }
    }

    /** How many stand in line. */
    synchronized int waiting() {
        return line.size();
    }

    private void lookUpNext() {
        for (List<Waiting> next = next(); !next.isEmpty(); next = next()) {
            List<Waiting> together = next;
            Set<String> customerIds = new HashSet<>();
            together.forEach(one -> customerIds.addAll(one.customerIds));
            send(customerIds)
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .onItemOrFailure()
                    .invoke((found, failure) -> isOver())
                    .subscribe()
                    .with(
                            found -> together.forEach(one -> one.request.complete(found)),
                            failure -> together.forEach(one -> one.request.fail(failure)));
        }
    }

    // Subscribed to apart, so that its coming back is seen also when nobody waits for it.
    private Uni<Map<String, KeyLife>> send(Set<String> customerIds) {
        Uni<Map<String, KeyLife>> lookup =
                Uni.createFrom()
                        .deferred(() -> find.apply(customerIds))
                        .onItemOrFailure()
                        .invoke((found, failure) -> isBack());
        return Uni.createFrom()
                .emitter(sent -> lookup.subscribe().with(sent::complete, sent::fail));
    }

    private synchronized List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        int customers = 0;
        while (awaited < AT_ONCE
                && out < MOST_OUT
                && !line.isEmpty()
                && customers < MOST_CUSTOMERS) {
            Waiting one = line.removeFirst();
            if (!one.over) {
                together.add(one);
                customers += one.customerIds.size();
            }
        }
        if (!together.isEmpty()) {
            awaited++;
            out++;
        }
        return together;
    }

    private void isBack() {
        synchronized (this) {
            out--;
        }
        lookUpNext();
    }

    private void isOver() {
        synchronized (this) {
            awaited--;
        }
        lookUpNext();
    }
}
