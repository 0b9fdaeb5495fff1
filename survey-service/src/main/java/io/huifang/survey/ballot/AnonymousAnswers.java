package io.huifang.survey.ballot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.Map;
import java.util.TreeMap;

/** Answers without a name. */
@ApplicationScoped
class AnonymousAnswers {
    private static final String COUNTS =
            """
            SELECT one.key, one.value #>> '{}' AS answer, count(*) AS people
            FROM anonymous_answer a CROSS JOIN LATERAL jsonb_each(a.answers) one
            WHERE a.questionnaire = $1 AND a.questionnaire_version = $2
              AND a.mixed_on < current_date
            GROUP BY one.key, one.value""";

    /**
     * How many gave which answer, by question id, until yesterday: two looks on one day, before and
     * after a batch, would tell what that batch said.
     */
    Uni<Map<String, Map<String, Long>>> counts(
            SqlClient client, String questionnaire, int version) {
        return client.preparedQuery(COUNTS)
                .execute(Tuple.of(questionnaire, version))
                .map(
                        rows -> {
                            Map<String, Map<String, Long>> counts = new TreeMap<>();
                            for (Row row : rows) {
                                counts.computeIfAbsent(row.getString("key"), q -> new TreeMap<>())
                                        .put(row.getString("answer"), row.getLong("people"));
                            }
                            return counts;
                        });
    }
}
