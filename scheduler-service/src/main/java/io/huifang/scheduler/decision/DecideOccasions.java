package io.huifang.scheduler.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.huifang.scheduler.customer.Whereabouts;
import io.huifang.scheduler.dispatch.DispatchTimer;
import io.huifang.scheduler.news.NewsDesk;
import io.huifang.scheduler.rows.AfterCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides occasions by the same rules as events, each once. Works in its caller's transaction, and
 * locks the customers in the order of their ids.
 */
@ApplicationScoped
public class DecideOccasions {
    private final DecideWalletEvents decideWalletEvents;
    private final Decisions decisions;
    private final ObjectMapper json;
    private final DecisionMeters meters;
    private final DispatchTimer timer;

    DecideOccasions(
            DecideWalletEvents decideWalletEvents,
            Decisions decisions,
            ObjectMapper json,
            DecisionMeters meters,
            DispatchTimer timer) {
        this.decideWalletEvents = decideWalletEvents;
        this.decisions = decisions;
        this.json = json;
        this.meters = meters;
        this.timer = timer;
    }

    /** Those that were not decided yet. Locks nobody. */
    public Uni<List<Occasion>> undecided(SqlConnection tx, List<Occasion> occasions) {
        if (occasions.isEmpty()) return Uni.createFrom().item(occasions);
        Set<UUID> keys = occasions.stream().map(DecideOccasions::key).collect(Collectors.toSet());
        return decisions
                .known(tx, keys)
                .map(
                        known ->
                                occasions.stream()
                                        .filter(it -> !known.containsKey(key(it)))
                                        .toList());
    }

    /**
     * @return how many were decided now and not before
     */
    public Uni<Integer> decide(SqlConnection tx, List<Occasion> occasions) {
        if (occasions.isEmpty()) return Uni.createFrom().item(0);
        return decideWalletEvents
                .decide(tx, occasions.stream().map(this::event).toList())
                .invoke(result -> AfterCommit.run(tx, () -> tell(result)))
                .map(result -> result.decided().size());
    }

    private void tell(BatchResult result) {
        meters.count(result, 0);
        result.untilNextDue().ifPresent(timer::wakeIn);
    }

    private ReceivedEvent event(Occasion occasion) {
        JsonNode data = json.valueToTree(occasion.facts());
        return new ReceivedEvent(
                key(occasion),
                Fingerprint.ofContent(occasion.type(), occasion.customerId(), data),
                NewsDesk.SOURCE,
                occasion.id(),
                null,
                data,
                data.toString(),
                new WalletEvent(
                        occasion.type(),
                        occasion.customerId(),
                        occasion.time(),
                        null,
                        null,
                        Whereabouts.UNKNOWN,
                        name -> Optional.ofNullable(occasion.facts().get(name))));
    }

    private static UUID key(Occasion occasion) {
        return Fingerprint.ofKey(NewsDesk.SOURCE, occasion.id());
    }
}
