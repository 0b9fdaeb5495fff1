package io.huifang.intake.vault;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Where requests wait for each other on their way into the vault: while statements are under way,
 * what comes in gathers and shares the next one. Under load a request costs a share of a
 * transaction instead of a whole one; a request that comes alone does not wait at all.
 */
@ApplicationScoped
class VaultWriter {
    /**
     * Statements waited for at the same time. With one the database would idle while its answer is
     * on the way; the more there are, the smaller and dearer they get.
     */
    static final int AT_ONCE = 2;

    /**
     * Statements that were sent and did not come back, waited for or not. Bounds what a database
     * that hangs can make this service hold, and leaves connections of the pool to others.
     */
    static final int MOST_OUT = 12;

    private final Function<SealedRows, Uni<Void>> store;
    private final Duration timeout;
    private final DistributionSummary shared;

    /** In the order of arrival, but for those that must try again: they stand in front. */
    private final Deque<WaitingRequest> line = new ArrayDeque<>();

    private int awaited;
    private int out;

    @Inject
    VaultWriter(StoreSealedRows storeSealedRows, VaultConfig config, MeterRegistry meters) {
        this(storeSealedRows::store, config.timeout(), meters);
    }

    VaultWriter(Function<SealedRows, Uni<Void>> store, Duration timeout, MeterRegistry meters) {
        this.store = store;
        this.timeout = timeout;
        this.shared =
                DistributionSummary.builder("huifang.intake.vault.shared")
                        .description("Requests that one statement of the vault served")
                        .register(meters);
    }

    /**
     * Stores the rows of one request, all or none.
     *
     * @return done when committed; fails when that took longer than configured, on any thread
     */
    Uni<Void> write(SealedRows rows) {
        return Uni.createFrom()
                .<Void>emitter(request -> queue(new WaitingRequest(rows, request)))
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    private void queue(WaitingRequest one) {
        one.request.onTermination(() -> leave(one));
        synchronized (this) {
            line.addLast(one);
        }
        sendNext();
    }

    // Most wait equally long: who gives up stands in front, behind others that have given up, or is
    // passed over when his turn comes.
    private synchronized void leave(WaitingRequest one) {
        one.over = true;
        while (!line.isEmpty() && line.peekFirst().over) {
            line.removeFirst();
        }
    }

    private void sendNext() {
        for (List<WaitingRequest> next = next(); !next.isEmpty(); next = next()) {
            List<WaitingRequest> together = next;
            shared.record(together.size());
            send(together)
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .subscribe()
                    .with(stored -> complete(together), failure -> fail(together, failure));
        }
    }

    /** Who shares the next statement; empty when none waits or none may be sent. */
    private synchronized List<WaitingRequest> next() {
        SharedStatement statement = new SharedStatement();
        if (awaited == AT_ONCE || out == MOST_OUT) {
            return statement.requests();
        }
        for (WaitingRequest one = line.peekFirst();
                one != null && (one.over || statement.takes(one));
                one = line.peekFirst()) {
            line.removeFirst();
        }
        if (!statement.requests().isEmpty()) {
            awaited++;
            out++;
        }
        return statement.requests();
    }

    // Subscribed to apart, so that its coming back is seen also when nobody waits for it.
    private Uni<Void> send(List<WaitingRequest> together) {
        SealedRows rows = SealedRows.together(together.stream().map(one -> one.rows).toList());
        Uni<Void> statement =
                Uni.createFrom()
                        .deferred(() -> store.apply(rows))
                        .onItemOrFailure()
                        .invoke((stored, failure) -> isBack());
        return Uni.createFrom()
                .emitter(sent -> statement.subscribe().with(sent::complete, sent::fail));
    }

    private void isBack() {
        synchronized (this) {
            out--;
        }
        sendNext();
    }

    private void complete(List<WaitingRequest> together) {
        awaitNoLonger();
        sendNext();
        together.forEach(one -> one.request.complete(null));
    }

    private void fail(List<WaitingRequest> together, Throwable failure) {
        awaitNoLonger();
        boolean apart = together.size() > 1 && SealedDetails.isOfTheRows(failure);
        if (apart) {
            separate(together);
        }
        sendNext();
        if (!apart) {
            together.forEach(one -> one.request.fail(failure));
        }
    }

    private synchronized void awaitNoLonger() {
        awaited--;
    }

    /** By halves, until the request that cannot be stored stands alone. */
    private synchronized void separate(List<WaitingRequest> together) {
        for (int i = together.size() - 1; i >= 0; i--) {
            together.get(i).company = together.size() / 2;
            line.addFirst(together.get(i));
        }
    }
}
