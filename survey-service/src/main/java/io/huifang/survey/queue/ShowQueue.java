package io.huifang.survey.queue;

import io.huifang.survey.exchange.Answer;
import io.huifang.survey.exchange.JsonBodies;
import io.huifang.survey.queue.QueueView.LaneView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Comparator;
import java.util.List;

/** Counts what waits; the cost is bounded however much it is. */
@ApplicationScoped
public class ShowQueue {
    private final Pool pool;
    private final LaneIndex index;
    private final QueueConfig config;
    private final JsonBodies json;

    ShowQueue(Pool pool, LaneIndex index, QueueConfig config, JsonBodies json) {
        this.pool = pool;
        this.index = index;
        this.config = config;
        this.json = json;
    }

    Uni<Answer> show() {
        return look().map(view -> new Answer.Done(200, null, json.of(view)));
    }

    /** The counts at this moment. */
    public Uni<QueueView> look() {
        return pool.withConnection(
                connection ->
                        Uni.combine()
                                .all()
                                .unis(
                                        index.look(connection)
                                                .chain(lanes -> count(connection, lanes)),
                                        index.inHand(connection))
                                .with(this::view));
    }

    private Uni<List<LaneIndex.Count>> count(SqlConnection connection, List<Lane> lanes) {
        return index.count(connection, lanes, config.countedUpTo());
    }

    private QueueView view(List<LaneIndex.Count> counts, int inHand) {
        List<LaneView> lanes =
                counts.stream()
                        .map(count -> LaneView.of(count, config.countedUpTo()))
                        .sorted(
                                Comparator.comparing((LaneView lane) -> -lane.priority())
                                        .thenComparing(LaneView::reason))
                        .toList();
        int offered = lanes.stream().mapToInt(LaneView::offered).sum();
        return new QueueView(offered, inHand, lanes.stream().allMatch(LaneView::exact), lanes);
    }
}
