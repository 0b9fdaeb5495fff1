package io.huifang.survey.desk;

import io.huifang.survey.agent.AgentsView;
import io.huifang.survey.agent.ShowAgents;
import io.huifang.survey.desk.LookAtHands.Hands;
import io.huifang.survey.queue.QueueView;
import io.huifang.survey.queue.RecentQueue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private final LookAtHands lookAtHands;
    private final ShowAgents showAgents;
    private final Multi<Look> looks;
    private volatile boolean ending;

    DeskNews(RecentQueue recentQueue, LookAtHands lookAtHands, ShowAgents showAgents) {
        this.recentQueue = recentQueue;
        this.lookAtHands = lookAtHands;
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
     * One look at everything, put into words that change when what they stand for does. They are
     * found once, however many pages are told.
     *
     * @param ofQueue changes when the queue's page would
     * @param calls by agent, changes when something happens to his calls
     * @param letGo by agent, changes when he lets a call go
     * @param ofFloor changes when anybody's calls or state do
     */
    record Look(
            String ofQueue, Map<String, String> calls, Map<String, String> letGo, String ofFloor) {
        static Look at(QueueView queue, Hands hands, AgentsView agents) {
            List<HeldCall> held = hands.held();
            return new Look(
                    queue.offered() + " " + queue.claimed() + " " + queue.lanes().hashCode(),
                    held.stream()
                            .collect(
                                    Collectors.groupingBy(
                                            HeldCall::agent,
                                            Collectors.mapping(
                                                    Look::word, Collectors.joining(", ")))),
                    hands.letGo(),
                    Integer.toHexString(agents.hashCode())
                            + Integer.toHexString(
                                    held.stream().map(Look::state).toList().hashCode())
                            + hands.letGo().hashCode());
        }

        private static String word(HeldCall call) {
            return call.attemptId() + (call.withdrawn() ? " withdrawn" : "");
        }

        private static List<Object> state(HeldCall call) {
            return List.of(call.attemptId(), call.token(), call.revealedAt() == null);
        }

        /** Changes when something happens to this agent's calls. */
        String ofCalls(String agent) {
            return calls.getOrDefault(agent, "") + letGo.getOrDefault(agent, "");
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
                .unis(recentQueue.count(), lookAtHands.look(), showAgents.look())
                .usingConcurrencyOf(1)
                .with(Look::at)
                .onFailure()
                .invoke(failure -> LOG.debugf("No news for the desks now: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
