package io.huifang.survey.insight.theme;

import io.huifang.survey.insight.theme.ThemeCount.Source;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How many texts are about which theme. */
@ApplicationScoped
class ThemeCounts {
    // Rows in one order, because other replicas count the same ones.
    private static final String ADD =
            """
            INSERT INTO theme_count AS c (day, source, language, theme, n)
            SELECT day, source, language, theme, sum(n)::bigint
            FROM unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::bigint[])
                AS counted (day, source, language, theme, n)
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
            ON CONFLICT (day, source, language, theme) DO UPDATE SET n = c.n + excluded.n""";

    private static final String BETWEEN =
            """
            SELECT day, source, language, theme, n FROM theme_count
            WHERE day BETWEEN $1 AND $2 AND ($3::text IS NULL OR language = $3)
            ORDER BY source, language, theme, day""";

    /** Adds to what was counted before; the caller sees to it that each text counts once. */
    Uni<Void> add(SqlConnection tx, Collection<ThemeCount> counts) {
        if (counts.isEmpty()) return Uni.createFrom().voidItem();
        return tx.preparedQuery(ADD).execute(columns(counts)).replaceWithVoid();
    }

    private static Tuple columns(Collection<ThemeCount> counts) {
        return Tuple.tuple()
                .addArrayOfLocalDate(counts.stream().map(ThemeCount::day).toArray(LocalDate[]::new))
                .addArrayOfString(
                        counts.stream().map(it -> it.source().name()).toArray(String[]::new))
                .addArrayOfString(counts.stream().map(ThemeCount::language).toArray(String[]::new))
                .addArrayOfString(counts.stream().map(ThemeCount::theme).toArray(String[]::new))
                .addArrayOfLong(counts.stream().map(ThemeCount::n).toArray(Long[]::new));
    }

    /**
     * Those of some days, both inclusive, by source, language, theme and day.
     *
     * @param language null for all
     */
    Uni<List<ThemeCount>> between(
            SqlClient client, LocalDate first, LocalDate last, String language) {
        return client.preparedQuery(BETWEEN)
                .execute(Tuple.of(first, last, language))
                .map(
                        rows -> {
                            List<ThemeCount> all = new ArrayList<>(rows.size());
                            rows.forEach(row -> all.add(count(row)));
                            return all;
                        });
    }

    private static ThemeCount count(Row row) {
        return new ThemeCount(
                row.getLocalDate("day"),
                Source.valueOf(row.getString("source")),
                row.getString("language"),
                row.getString("theme"),
                row.getLong("n"));
    }
}
