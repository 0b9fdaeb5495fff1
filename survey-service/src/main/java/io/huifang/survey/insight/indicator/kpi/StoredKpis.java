package io.huifang.survey.insight.indicator.kpi;

import io.huifang.contract.analytics.KpiFact;
import io.huifang.survey.insight.indicator.Grain;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table {@code kpi}. */
@ApplicationScoped
public class StoredKpis {
    /** What is read for one answer; it lies in memory at once. */
    public static final int MOST = 50_000;

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private static final String KEEP =
            """
            INSERT INTO kpi (indicator, grain, window_start, window_end, dimensions, numerator,
                denominator, value, n, revision)
            SELECT indicator, grain, starts, ends, dimensions, numerator, denominator, value, n,
                revision
            FROM jsonb_to_recordset($1::jsonb) AS told (indicator text, grain text,
                starts timestamptz, ends timestamptz, dimensions jsonb, numerator numeric,
                denominator numeric, value numeric, n bigint, revision bigint)
            ON CONFLICT (indicator, grain, window_start, dimensions) DO UPDATE SET
                window_end = excluded.window_end, numerator = excluded.numerator,
                denominator = excluded.denominator, value = excluded.value, n = excluded.n,
                revision = excluded.revision
            WHERE kpi.revision < excluded.revision""";

    private static final String SERIES =
            """
            SELECT indicator, window_start, window_end, dimensions, numerator, denominator, n
            FROM kpi
            WHERE indicator = ANY($1) AND grain = $2 AND named = $3
              AND window_start >= $4 AND window_start < $5 AND dimensions @> $6::jsonb
            ORDER BY window_start LIMIT $7""";

    private static final String PURGE =
            """
            DELETE FROM kpi WHERE ctid = ANY(ARRAY(
                SELECT ctid FROM kpi WHERE grain = 'HOUR' AND window_start < $1
                ORDER BY window_start LIMIT $2))""";

    /**
     * One number as it is kept.
     *
     * @param dimensions by their names, a detail among them
     */
    public record StoredKpi(
            String indicator,
            Instant start,
            Instant end,
            Map<String, String> dimensions,
            long numerator,
            long denominator,
            long n) {}

    /** The numbers of a series lie here. */
    public record Place(
            List<String> indicators,
            Grain grain,
            Instant from,
            Instant to,
            TreeSet<String> named,
            Map<String, String> only) {}

    /** Keeps of each number the highest revision. */
    Uni<Void> keep(SqlClient tx, Collection<KpiFact> facts) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        JsonArray told = new JsonArray();
        facts.forEach(fact -> told.add(row(fact)));
        return tx.preparedQuery(KEEP).execute(Tuple.of(told)).replaceWithVoid();
    }

    /** In order of time; one more than {@link #MOST} when there are more than that. */
    public Uni<List<StoredKpi>> series(SqlClient client, Place place) {
        return client.preparedQuery(SERIES)
                .execute(
                        Tuple.tuple()
                                .addArrayOfString(place.indicators().toArray(String[]::new))
                                .addString(place.grain().name())
                                .addString(String.join(",", place.named()))
                                .addOffsetDateTime(place.from().atOffset(ZoneOffset.UTC))
                                .addOffsetDateTime(place.to().atOffset(ZoneOffset.UTC))
                                .addJsonObject(new JsonObject(new TreeMap<>(place.only())))
                                .addInteger(MOST + 1))
                .map(
                        rows -> {
                            List<StoredKpi> all = new ArrayList<>(rows.size());
                            rows.forEach(row -> all.add(read(row)));
                            return all;
                        });
    }

    /** Forgets at most so many hours that began before then; tells how many. Days stay. */
    Uni<Integer> purgeHours(SqlClient client, Instant end, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(end.atOffset(ZoneOffset.UTC), most))
                .map(RowSet::rowCount);
    }

    private static JsonObject row(KpiFact fact) {
        boolean hour = Duration.between(fact.windowStart(), fact.windowEnd()).equals(AN_HOUR);
        return new JsonObject()
                .put("indicator", fact.indicator())
                .put("grain", (hour ? Grain.HOUR : Grain.DAY).name())
                .put("starts", fact.windowStart().toString())
                .put("ends", fact.windowEnd().toString())
                .put("dimensions", new JsonObject(new TreeMap<>(fact.dimensions())))
                .put("numerator", fact.numerator())
                .put("denominator", fact.denominator())
                .put("value", fact.value())
                .put("n", fact.n())
                .put("revision", fact.revision());
    }

    private static StoredKpi read(Row row) {
        Map<String, String> dimensions = new TreeMap<>();
        row.getJsonObject("dimensions")
                .forEach(one -> dimensions.put(one.getKey(), one.getValue().toString()));
        return new StoredKpi(
                row.getString("indicator"),
                row.getOffsetDateTime("window_start").toInstant(),
                row.getOffsetDateTime("window_end").toInstant(),
                dimensions,
                row.getNumeric("numerator").longValue(),
                row.getNumeric("denominator").longValue(),
                row.getLong("n"));
    }
}
