package io.huifang.scheduler.promise;

import io.huifang.contract.Topic;
import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.contract.callback.CallbackWithdrawn.Because;
import io.huifang.contract.callback.Outcome;
import io.huifang.contract.callback.PromiseSettled;
import io.huifang.scheduler.callback.CallbackTask;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.followup.WantedFollowUps;
import io.huifang.scheduler.news.News;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Keeps promises by events, whichever is heard of first: each new event is held against the
 * promises there are, and each new promise against the events there were. Works in its caller's
 * transaction, which has locked the customers.
 */
@ApplicationScoped
public class KeepPromises implements ForgetsErased {
    private final Promises promises;
    private final Occurrences occurrences;
    private final WantedFollowUps wantedFollowUps;
    private final PromiseMeters meters;

    KeepPromises(
            Promises promises,
            Occurrences occurrences,
            WantedFollowUps wantedFollowUps,
            PromiseMeters meters) {
        this.promises = promises;
        this.occurrences = occurrences;
        this.wantedFollowUps = wantedFollowUps;
        this.meters = meters;
    }

    /** Forgets what was promised to customers who were erased. */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return promises.forget(tx, customerIds);
    }

    /**
     * Enters what conclusions promise.
     *
     * @param conclusions each heard for the first time; most promise nothing
     */
    public Uni<Void> enter(
            SqlConnection tx, TaskLedger ledger, List<AttemptConcluded> conclusions) {
        List<Promise> made =
                conclusions.stream()
                        .filter(fact -> fact.promise() != null)
                        .map(Promise::of)
                        .toList();
        if (made.isEmpty()) return Uni.createFrom().voidItem();
        return promises.add(tx, made)
                .chain(() -> promises.open(tx, made.stream().map(Promise::attemptId).toList()))
                .chain(
                        open ->
                                occurrences
                                        .before(tx, open)
                                        .chain(events -> keep(tx, ledger, open, events)));
    }

    /**
     * Holds new events against the customers' promises. The task that follows a promise thought
     * broken ends when the event had only been late.
     *
     * @param openTask the open task of that id, as this transaction knows it
     */
    public Uni<Void> keep(
            SqlConnection tx,
            TaskLedger ledger,
            List<Occurrence> events,
            Function<UUID, Optional<CallbackTask>> openTask) {
        if (events.isEmpty()) return Uni.createFrom().voidItem();
        Set<String> customerIds = new HashSet<>();
        events.forEach(event -> customerIds.add(event.customerId()));
        return promises.notKept(tx, customerIds)
                .call(known -> undo(tx, ledger, openTask, brokenThough(known, events)))
                .chain(known -> keep(tx, ledger, known, events));
    }

    /** Those thought broken that one of the events keeps. */
    private static List<UUID> brokenThough(List<Promise> known, List<Occurrence> events) {
        return known.stream()
                .filter(promise -> promise.state() == Promise.State.BROKEN)
                .filter(promise -> events.stream().anyMatch(promise::isKeptBy))
                .map(Promise::attemptId)
                .toList();
    }

    private Uni<Void> undo(
            SqlConnection tx,
            TaskLedger ledger,
            Function<UUID, Optional<CallbackTask>> openTask,
            List<UUID> attemptIds) {
        return wantedFollowUps
                .noLonger(tx, attemptIds, Promise.BROKEN_RULE)
                .invoke(
                        followed ->
                                followed.stream()
                                        .flatMap(id -> openTask.apply(id).stream())
                                        .forEach(task -> undo(task, ledger)))
                .replaceWithVoid();
    }

    private static void undo(CallbackTask followUp, TaskLedger ledger) {
        ledger.close(followUp, Outcome.CANCELLED, Because.CLEARED);
        ledger.note(followUp, "closed", "promise.kept", null);
    }

    private Uni<Void> keep(
            SqlConnection tx, TaskLedger ledger, List<Promise> known, List<Occurrence> events) {
        List<Promise> kept = new ArrayList<>();
        for (Promise promise : known) {
            events.stream()
                    .filter(promise::isKeptBy)
                    .findFirst()
                    .ifPresent(event -> kept.add(kept(promise, event, ledger)));
        }
        if (kept.isEmpty()) return Uni.createFrom().voidItem();
        kept.forEach(it -> ledger.note(it.callbackId(), "promise-kept", it.inWords()));
        AfterCommit.run(tx, () -> meters.count(kept));
        return promises.decide(tx, kept, ledger.now());
    }

    private static Promise kept(Promise promise, Occurrence event, TaskLedger ledger) {
        Promise kept = promise.kept(event);
        PromiseSettled fact = kept.settled(ledger.newId(), ledger.now(), event.time());
        ledger.tell(new News(Topic.CALLBACK_DECISIONS, fact, null));
        return kept;
    }
}
