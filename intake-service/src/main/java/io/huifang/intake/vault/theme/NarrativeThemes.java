package io.huifang.intake.vault.theme;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How many narratives are about which theme. */
@ApplicationScoped
class NarrativeThemes {
    // Rows in one order, because other replicas count the same ones.
    private static final String ADD =
            """
            INSERT INTO narrative_theme AS t (day, language, theme, n)
            SELECT day, language, theme, sum(n)::bigint
            FROM unnest($1::date[], $2::text[], $3::text[], $4::bigint[])
                AS counted (day, language, theme, n)
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            ON CONFLICT (day, language, theme) DO UPDATE SET n = t.n + excluded.n
            """;

    private static final String BETWEEN =
            """
            SELECT day, language, theme, n FROM narrative_theme
            WHERE day BETWEEN $1 AND $2 ORDER BY day, language, theme
            """;

    Uni<Void> add(SqlConnection tx, Collection<ThemeCount> counts) {
        if (counts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple columns =
                Tuple.tuple()
                        .addArrayOfLocalDate(
                                counts.stream().map(ThemeCount::day).toArray(LocalDate[]::new))
                        .addArrayOfString(
                                counts.stream().map(ThemeCount::language).toArray(String[]::new))
                        .addArrayOfString(
                                counts.stream().map(ThemeCount::theme).toArray(String[]::new))
                        .addArrayOfLong(counts.stream().map(ThemeCount::n).toArray(Long[]::new));
        return tx.preparedQuery(ADD).execute(columns).replaceWithVoid();
    }

    /** Those of some days, both inclusive. */
    Uni<List<ThemeCount>> between(SqlConnection tx, LocalDate first, LocalDate last) {
        return tx.preparedQuery(BETWEEN)
                .execute(Tuple.of(first, last))
                .map(
                        rows -> {
                            List<ThemeCount> counts = new ArrayList<>(rows.size());
                            rows.forEach(
                                    row ->
                                            counts.add(
                                                    new ThemeCount(
                                                            row.getLocalDate("day"),
                                                            row.getString("language"),
                                                            row.getString("theme"),
                                                            row.getLong("n"))));
                            return counts;
                        });
    }
}
