package io.huifang.intake.vault.key;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
 * what comes in gathers and shares the next one. A request that comes alone does not wait.
 */
@ApplicationScoped
class KeyLookups {
    /** Lookups under way at the same time. A database that hangs holds no more connections. */
    static final int AT_ONCE = 2;

    private static final int MOST_CUSTOMERS = 1_000;

    private final Function<Collection<String>, Uni<Map<String, KeyLife>>> find;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private int underWay;

    @Inject
    KeyLookups(CustomerKeys customerKeys) {
        this(customerKeys::find);
    }

    KeyLookups(Function<Collection<String>, Uni<Map<String, KeyLife>>> find) {
        this.find = find;
    }

    private static final class Waiting {
        private final Collection<String> customerIds;
        private final UniEmitter<? super Map<String, KeyLife>> request;

        /** Nobody waits for the answer any more. */
        private volatile boolean over;

        Waiting(Collection<String> customerIds, UniEmitter<? super Map<String, KeyLife>> request) {
            this.customerIds = customerIds;
            this.request = request;
        }
    }

    /** What is stored about these customers' keys, and perhaps about others'. */
    Uni<Map<String, KeyLife>> find(Collection<String> customerIds) {
        return Uni.createFrom().emitter(request -> queue(new Waiting(customerIds, request)));
    }

    private void queue(Waiting one) {
        one.request.onTermination(() -> one.over = true);
        synchronized (this) {
            line.addLast(one);
        }
        lookUpNext();
    }

    private void lookUpNext() {
        for (List<Waiting> next = next(); !next.isEmpty(); next = next()) {
            List<Waiting> together = next;
            Set<String> customerIds = new HashSet<>();
            together.forEach(one -> customerIds.addAll(one.customerIds));
            Uni.createFrom()
                    .deferred(() -> find.apply(customerIds))
                    .onItemOrFailure()
                    .invoke((found, failure) -> isBack())
                    .subscribe()
                    .with(
                            found -> together.forEach(one -> one.request.complete(found)),
                            failure -> together.forEach(one -> one.request.fail(failure)));
        }
    }

    private synchronized List<Waiting> next() {
        List<Waiting> together = new ArrayList<>();
        int customers = 0;
        while (underWay < AT_ONCE && !line.isEmpty() && customers < MOST_CUSTOMERS) {
            Waiting one = line.removeFirst();
            if (!one.over) {
                together.add(one);
                customers += one.customerIds.size();
            }
        }
        if (!together.isEmpty()) {
            underWay++;
        }
        return together;
    }

    private void isBack() {
        synchronized (this) {
            underWay--;
        }
        lookUpNext();
    }
}
