package io.huifang.survey.insight.signal;

import static java.time.ZoneOffset.UTC;

import io.huifang.contract.callback.DecisionMade;
import io.huifang.survey.insight.rows.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many harmful events happened in each ten minutes, by what they have in common. */
@ApplicationScoped
public class HarmCounts {
    private static final Duration BUCKET = Duration.ofMinutes(10);
    private static final Duration LATEST = Duration.ofDays(1);

    private static final String ADD =
            """
            INSERT INTO harm_count AS c
                (bucket, events, event_type, cause, merchant_category, region)
            SELECT * FROM unnest($1::timestamptz[], $2::bigint[], $3::text[], $4::text[],
                $5::text[], $6::text[])
            ON CONFLICT (bucket, event_type, cause, merchant_category, region)
            DO UPDATE SET events = c.events + excluded.events""";

    // A mark that is there already is locked, too: whoever looks before this commits, looks past
    // it.
    private static final String WANT_LOOK =
            """
            INSERT INTO harm_look (bucket)
            SELECT DISTINCT bucket FROM unnest($1::timestamptz[]) AS b (bucket) ORDER BY bucket
            ON CONFLICT (bucket) DO UPDATE SET bucket = excluded.bucket""";

    // Who looks sees whatever was committed before; what comes later wants another look.
    private static final String NEXT_LOOK =
            """
            DELETE FROM harm_look WHERE bucket = (
                SELECT bucket FROM harm_look ORDER BY bucket LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING bucket""";

    private static final String PURGE =
            """
            DELETE FROM harm_count WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM harm_count WHERE bucket < $1 ORDER BY bucket LIMIT $2))""";

    private final SignalConfig config;

    HarmCounts(SignalConfig config) {
        this.config = config;
    }

    private record Place(Instant bucket, Traits traits) implements Comparable<Place> {
        static Place of(DecisionMade decision) {
            long seconds = decision.eventTime().getEpochSecond();
            return new Place(
                    Instant.ofEpochSecond(seconds - Math.floorMod(seconds, BUCKET.toSeconds())),
                    Traits.of(
                            decision.eventType(),
                            decision.cause(),
                            decision.merchantCategory(),
                            decision.region()));
        }

        @Override
        public int compareTo(Place other) {
            int first = bucket.compareTo(other.bucket);
            return first != 0 ? first : traits.compareTo(other.traits);
        }
    }

    /**
     * Whether events of its type are watched. One that is very late says nothing of a rise, and
     * would let the counts begin before they do.
     */
    public boolean counts(DecisionMade decision) {
        return config.types().contains(decision.eventType())
                && decision.eventTime().isAfter(decision.occurredAt().minus(LATEST));
    }

    /**
     * @param decisions each for the first time, and with the time of its event
     */
    public Uni<Void> add(SqlConnection tx, List<DecisionMade> decisions) {
        Map<Place, Long> counts = new TreeMap<>();
        decisions.forEach(it -> counts.merge(Place.of(it), 1L, Long::sum));
        if (counts.isEmpty()) return Uni.createFrom().voidItem();
        Tuple columns =
                Columns.of(List.copyOf(counts.entrySet()))
                        .instant(it -> it.getKey().bucket())
                        .number(Map.Entry::getValue)
                        .text(it -> it.getKey().traits().eventType())
                        .text(it -> it.getKey().traits().cause())
                        .text(it -> it.getKey().traits().merchantCategory())
                        .text(it -> it.getKey().traits().region())
                        .tuple();
        Tuple buckets = Columns.of(List.copyOf(counts.keySet())).instant(Place::bucket).tuple();
        return tx.preparedQuery(ADD)
                .execute(columns)
                .chain(() -> tx.preparedQuery(WANT_LOOK).execute(buckets))
                .replaceWithVoid();
    }

    /**
     * The earliest ten minutes that want a look, UTC, which they then do no more; null for none.
     */
    Uni<Instant> nextLook(SqlConnection tx) {
        return tx.preparedQuery(NEXT_LOOK)
                .execute()
                .map(rows -> rows.size() == 0 ? null : bucket(rows.iterator().next()));
    }

    /** Forgets at most so many of those before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }

    private static Instant bucket(Row row) {
        return row.getOffsetDateTime("bucket").toInstant();
    }
}
