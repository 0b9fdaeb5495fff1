package io.huifang.survey.ballot.told;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Days whose anonymous answers were told. */
@ApplicationScoped
class AnonymousWindows {
    /** Any number that no other lock of this service has. */
    private static final long TELLING = 0x746f6c64L;

    private static final String BY_ONE = "SELECT pg_advisory_xact_lock($1)";

    // Until the day before yesterday: what was mixed around midnight, on the day that it began on,
    // is committed by then.
    private static final String CLOSE =
            """
            WITH closed AS (
                INSERT INTO anonymous_window
                    (questionnaire, questionnaire_version, from_day, until_day)
                SELECT a.questionnaire, a.questionnaire_version,
                    coalesce(told.until_day, min(a.mixed_on)), current_date - 1
                FROM anonymous_answer a
                LEFT JOIN (
                    SELECT questionnaire, questionnaire_version, max(until_day) AS until_day
                    FROM anonymous_window GROUP BY questionnaire, questionnaire_version
                ) told USING (questionnaire, questionnaire_version)
                WHERE a.mixed_on < current_date - 1
                  AND (told.until_day IS NULL OR a.mixed_on >= told.until_day)
                GROUP BY a.questionnaire, a.questionnaire_version, told.until_day
                HAVING count(*) >= $1
                RETURNING questionnaire, questionnaire_version, from_day, until_day
            )
            SELECT w.questionnaire, w.questionnaire_version, w.from_day, w.until_day, one.key,
                one.value #>> '{}' AS answer, count(*) AS people
            FROM closed w
            JOIN anonymous_answer a ON a.questionnaire = w.questionnaire
                AND a.questionnaire_version = w.questionnaire_version
                AND a.mixed_on >= w.from_day AND a.mixed_on < w.until_day
            CROSS JOIN LATERAL jsonb_each(a.answers) one
            WHERE one.key = ANY($2)
            GROUP BY w.questionnaire, w.questionnaire_version, w.from_day, w.until_day, one.key,
                one.value
            ORDER BY w.questionnaire, w.questionnaire_version, one.key, answer""";

    private record Asked(
            String questionnaire, int version, LocalDate from, LocalDate until, String question) {
        static Asked of(Row row) {
            return new Asked(
                    row.getString("questionnaire"),
                    row.getInteger("questionnaire_version"),
                    row.getLocalDate("from_day"),
                    row.getLocalDate("until_day"),
                    row.getString("key"));
        }
    }

    /**
     * Joins the days that were not told yet, of each version of a questionnaire, where they have
     * enough answers together. They are closed by it, and counted here for the only time.
     *
     * @param enough so many answers
     * @param questions those whose answers are counted
     */
    Uni<List<Counted>> close(SqlConnection tx, int enough, String[] questions) {
        Tuple values = Tuple.tuple().addInteger(enough).addArrayOfString(questions);
        return tx.preparedQuery(BY_ONE)
                .execute(Tuple.of(TELLING))
                .chain(() -> tx.preparedQuery(CLOSE).execute(values))
                .map(AnonymousWindows::read);
    }

    private static List<Counted> read(RowSet<Row> rows) {
        Map<Asked, Map<String, Long>> people = new LinkedHashMap<>();
        for (Row row : rows) {
            people.computeIfAbsent(Asked.of(row), asked -> new LinkedHashMap<>())
                    .put(row.getString("answer"), row.getLong("people"));
        }
        List<Counted> counted = new ArrayList<>();
        people.forEach(
                (asked, answers) ->
                        counted.add(
                                new Counted(
                                        asked.questionnaire(),
                                        asked.version(),
                                        asked.from(),
                                        asked.until(),
                                        asked.question(),
                                        answers)));
        return counted;
    }
}
