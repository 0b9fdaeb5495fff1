package io.huifang.scheduler.conclusion;

import io.huifang.contract.attempt.AttemptConcluded;
import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.Inbox;
import io.huifang.scheduler.followup.WantedFollowUps;
import io.huifang.scheduler.promise.KeepPromises;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Turns what was told about attempts into the next steps of their tasks. A second delivery changes
 * nothing. The caller's transaction also stores how far the log was read.
 */
@ApplicationScoped
class ConcludeAttempts {
    private static final String CONSUMER = "scheduler/callback-attempts";

    private final Inbox inbox;
    private final ConclusionBatches batches;
    private final KeepPromises keepPromises;
    private final WantedFollowUps wantedFollowUps;
    private final DeadLetters deadLetters;

    ConcludeAttempts(
            Inbox inbox,
            ConclusionBatches batches,
            KeepPromises keepPromises,
            WantedFollowUps wantedFollowUps,
            DeadLetters deadLetters) {
        this.inbox = inbox;
        this.batches = batches;
        this.keepPromises = keepPromises;
        this.wantedFollowUps = wantedFollowUps;
        this.deadLetters = deadLetters;
    }

    /** Completes once {@link #conclude} can do its work. */
    Uni<Void> ready() {
        return batches.ready();
    }

    /**
     * @param told in the order of the log, at least one
     */
    Uni<Void> conclude(SqlConnection tx, List<AttemptNews> told) {
        return batches.load(tx, customersOf(told), tasksOf(told), correctedOf(told))
                .chain(batch -> conclude(tx, batch, told));
    }

    // Only what is understood counts as heard: survey tells the end of an attempt again, under the
    // same id, once we know the attempt that a failover had made us forget.
    private Uni<Void> conclude(SqlConnection tx, ConclusionBatch batch, List<AttemptNews> told) {
        List<AttemptNews> news = told.stream().filter(it -> knows(batch, it)).toList();
        List<Letter> strangers =
                told.stream()
                        .filter(it -> !knows(batch, it))
                        .map(it -> new Letter(it.origin(), "there is no such attempt"))
                        .toList();
        return inbox.firstTime(tx, CONSUMER, idsOf(news))
                .map(first -> onlyOnce(news, first))
                .invoke(fresh -> fresh.forEach(it -> it.applyTo(batch)))
                .chain(fresh -> further(tx, batch, fresh))
                .chain(() -> deadLetters.setAside(tx, strangers))
                .chain(() -> batches.store(tx, batch));
    }

    /** What follows from conclusions and corrections besides the next step. */
    private Uni<Void> further(SqlConnection tx, ConclusionBatch batch, List<AttemptNews> fresh) {
        List<AttemptConcluded> promising =
                fresh.stream()
                        .flatMap(it -> it.concluded().stream())
                        .filter(it -> !batch.isErased(it.customerId()))
                        .toList();
        Set<UUID> attempts = fresh.stream().map(AttemptNews::attemptId).collect(Collectors.toSet());
        return keepPromises
                .enter(tx, batch.ledger(), promising)
                .chain(() -> wantedFollowUps.of(tx, attempts))
                .chain(wanted -> wantedFollowUps.change(tx, batch.follow(wanted)));
    }

    private static boolean knows(ConclusionBatch batch, AttemptNews news) {
        return batch.knows(news.fact().customerId(), news.callbackId(), news.attemptId());
    }

    private static List<AttemptNews> onlyOnce(List<AttemptNews> told, Set<UUID> first) {
        Set<UUID> left = new HashSet<>(first);
        return told.stream().filter(it -> left.remove(it.fact().eventId())).toList();
    }

    private static Set<UUID> idsOf(List<AttemptNews> news) {
        return news.stream().map(it -> it.fact().eventId()).collect(Collectors.toSet());
    }

    private static Collection<String> customersOf(List<AttemptNews> news) {
        return news.stream().map(it -> it.fact().customerId()).collect(Collectors.toSet());
    }

    private static Collection<UUID> correctedOf(List<AttemptNews> news) {
        return news.stream()
                .filter(AttemptNews::corrects)
                .map(AttemptNews::attemptId)
                .collect(Collectors.toSet());
    }

    private static Collection<UUID> tasksOf(List<AttemptNews> news) {
        return news.stream().map(AttemptNews::callbackId).collect(Collectors.toSet());
    }
}
