package io.huifang.scheduler.conclusion;

import io.huifang.outbox.DeadLetters;
import io.huifang.outbox.DeadLetters.Letter;
import io.huifang.outbox.Inbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
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
    private final DeadLetters deadLetters;

    ConcludeAttempts(Inbox inbox, ConclusionBatches batches, DeadLetters deadLetters) {
        this.inbox = inbox;
        this.batches = batches;
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
        Set<UUID> ids = told.stream().map(it -> it.fact().eventId()).collect(Collectors.toSet());
        return inbox.firstTime(tx, CONSUMER, ids)
                .map(first -> onlyOnce(told, first))
                .chain(
                        news ->
                                news.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : batches.load(tx, customersOf(news), tasksOf(news))
                                                .chain(batch -> conclude(tx, batch, news)));
    }

    private Uni<Void> conclude(SqlConnection tx, ConclusionBatch batch, List<AttemptNews> news) {
        List<Letter> strangers = new ArrayList<>();
        for (AttemptNews it : news) {
            if (batch.knows(it.fact().customerId(), it.callbackId(), it.attemptId())) {
                it.applyTo(batch);
            } else {
                strangers.add(new Letter(it.origin(), "there is no such attempt"));
            }
        }
        return deadLetters.setAside(tx, strangers).chain(() -> batches.store(tx, batch));
    }

    private static List<AttemptNews> onlyOnce(List<AttemptNews> told, Set<UUID> first) {
        Set<UUID> left = new HashSet<>(first);
        return told.stream().filter(it -> left.remove(it.fact().eventId())).toList();
    }

    private static Collection<String> customersOf(List<AttemptNews> news) {
        return news.stream().map(it -> it.fact().customerId()).collect(Collectors.toSet());
    }

    private static Collection<UUID> tasksOf(List<AttemptNews> news) {
        return news.stream().map(AttemptNews::callbackId).collect(Collectors.toSet());
    }
}
