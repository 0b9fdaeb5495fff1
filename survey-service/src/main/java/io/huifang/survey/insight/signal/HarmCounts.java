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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
    private static final String NEXT_LOOKS =
            """
            DELETE FROM harm_look WHERE bucket = ANY(ARRAY(
                SELECT bucket FROM harm_look ORDER BY bucket LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING bucket""";

    // In a statement after the one that took the marks: it sees what was committed with them.
    private static final String MANY =
            """
            SELECT b.bucket FROM unnest($1::timestamptz[]) AS b (bucket)
            WHERE EXISTS (SELECT FROM harm_count c
                WHERE c.event_type = ANY($2) AND c.bucket <= b.bucket
                  AND c.bucket > b.bucket - interval '1 hour'
                GROUP BY c.event_type HAVING sum(c.events) >= $3::bigint)""";

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
     * The earliest stretches of ten minutes that want a look, UTC and in order, which they then do
     * no more.
     */
    Uni<List<Instant>> nextLooks(SqlConnection tx, int most) {
        return tx.preparedQuery(NEXT_LOOKS)
                .execute(Tuple.of(most))
                .map(rows -> buckets(rows).sorted().toList());
    }

    /** Of these, those that end an hour in which so many of one of the types were counted. */
    Uni<Set<Instant>> busy(
            SqlConnection tx, List<Instant> buckets, Collection<String> types, int least) {
        Tuple values = Columns.of(buckets).instant(it -> it).tuple();
        values.addArrayOfString(types.toArray(String[]::new)).addLong((long) least);
        return tx.preparedQuery(MANY)
                .execute(values)
                .map(rows -> buckets(rows).collect(Collectors.toSet()));
    }

    /** Forgets at most so many of those before then; tells how many. */
    public Uni<Integer> purge(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(UTC), most))
                .map(RowSet::rowCount);
    }

    private static Stream<Instant> buckets(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getOffsetDateTime("bucket").toInstant());
    }
}
