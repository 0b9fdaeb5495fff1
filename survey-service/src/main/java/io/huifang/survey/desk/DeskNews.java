package io.huifang.survey.desk;

import io.huifang.survey.agent.AgentsView;
import io.huifang.survey.agent.ShowAgents;
import io.huifang.survey.queue.QueueView;
import io.huifang.survey.queue.RecentQueue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What pages are told while they are open. However many listen, a replica looks once in a while,
 * and not at all when nobody does.
 */
@ApplicationScoped
class DeskNews {
    private static final Logger LOG = Logger.getLogger(DeskNews.class);

    /** What one look counts is what the pages that it wakes show. */
    private static final Duration PAUSE = RecentQueue.LONGEST;

    private final RecentQueue recentQueue;
    private final ShowHeldCalls showHeldCalls;
    private final ShowAgents showAgents;
    private final Multi<Look> looks;
    private volatile boolean ending;

    DeskNews(RecentQueue recentQueue, ShowHeldCalls showHeldCalls, ShowAgents showAgents) {
        this.recentQueue = recentQueue;
        this.showHeldCalls = showHeldCalls;
        this.showAgents = showAgents;
        // earlier than any event of the framework's, which waits for open connections first
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        this.looks =
                Multi.createFrom()
                        .ticks()
                        .every(PAUSE)
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> look())
                        .broadcast()
                        .withCancellationAfterLastSubscriberDeparture()
                        .toAllSubscribers();
    }

    /**
     * One look at everything.
     *
     * @param queue what waits
     * @param held every call in hand
     * @param agents who takes calls
     */
    record Look(QueueView queue, List<HeldCall> held, AgentsView agents) {
        /** Changes when the queue's page would. */
        String ofQueue() {
            return queue.offered() + " " + queue.claimed() + " " + queue.lanes().hashCode();
        }

        /** Changes when something happens to this agent's calls. */
        String ofCalls(String agent) {
            return held.stream()
                    .filter(call -> call.agent().equals(agent))
                    .map(call -> call.attemptId() + (call.withdrawn() ? " withdrawn" : ""))
                    .collect(Collectors.joining(", "));
        }

        /** Changes when anybody's calls or state do. */
        String ofFloor() {
            return Integer.toHexString(agents.hashCode())
                    + Integer.toHexString(
                            held.stream()
                                    .map(
                                            it ->
                                                    List.of(
                                                            it.attemptId(),
                                                            it.token(),
                                                            it.revealedAt() == null))
                                    .toList()
                                    .hashCode());
        }
    }

    /** Ends with the process, so that its end need not wait for pages to be closed. */
    Multi<Look> looks() {
        return looks.select().first(look -> !ending);
    }

    private void end() {
        ending = true;
    }

    // What cannot be seen now is told by a later look.
    private Uni<Look> look() {
        return Uni.combine()
                .all()
                .unis(recentQueue.count(), showHeldCalls.of(null), showAgents.look())
                .usingConcurrencyOf(1)
                .with(Look::new)
                .onFailure()
                .invoke(failure -> LOG.debugf("No news for the desks now: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
