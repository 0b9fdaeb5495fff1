package io.huifang.survey.insight.suggestion;

import static io.huifang.survey.attempt.AttemptRows.instant;

import io.huifang.survey.insight.suggestion.Dismissal.Because;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.HashMap;
import java.util.Map;

/** Suggestions that somebody does not want to see again. */
@ApplicationScoped
class Dismissals {
    private static final String ADD =
            """
            INSERT INTO dismissed_suggestion (suggestion, actor, because) VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING""";

    private static final String ALL =
            "SELECT suggestion, dismissed_at, actor, because FROM dismissed_suggestion";

    /** The first one stays. */
    Uni<Void> add(SqlClient client, String suggestion, String actor, Because because) {
        return client.preparedQuery(ADD)
                .execute(Tuple.of(suggestion, actor, because.name()))
                .replaceWithVoid();
    }

    /** All, by the suggestion's id. */
    Uni<Map<String, Dismissal>> all(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .map(
                        rows -> {
                            Map<String, Dismissal> all = new HashMap<>();
                            rows.forEach(
                                    row ->
                                            all.put(
                                                    row.getString("suggestion"),
                                                    new Dismissal(
                                                            instant(row, "dismissed_at"),
                                                            row.getString("actor"),
                                                            Because.valueOf(
                                                                    row.getString("because")))));
                            return all;
                        });
    }
}
