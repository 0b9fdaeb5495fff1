package io.huifang.scheduler.replay;

import io.huifang.scheduler.replay.ReplayView.Counts;
import io.huifang.scheduler.replay.ReplayView.Hour;
import io.huifang.scheduler.replay.ReplayView.Load;
import io.huifang.scheduler.replay.ReplayView.Pair;
import io.huifang.scheduler.rows.Cells;
import io.huifang.scheduler.rows.ManyRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Replays and what they found, read by people. */
@ApplicationScoped
class ToldReplays {
    private static final String COLUMNS =
            """
            SELECT replay_id, policy_version, period_from, period_to, state, asked_by, asked_at,
                began_at, ended_at, fault, expected, events, changed, changes_kept, not_reproduced
            FROM replay
            """;
    private static final String ALL =
            COLUMNS
                    + "WHERE $2::int IS NULL OR policy_version = $2 ORDER BY asked_at DESC LIMIT $1";
    private static final String ONE = COLUMNS + "WHERE replay_id = $1";
    private static final String COUNTS =
            """
            SELECT what, first, second, times FROM replay_count WHERE replay_id = $1
            ORDER BY what, times DESC, first, second
            """;
    private static final String HOURS =
            """
            SELECT hour, calls, notices, refused, otherwise_calls, otherwise_notices,
                otherwise_refused
            FROM replay_hour WHERE replay_id = $1 ORDER BY hour
            """;

    /**
     * The youngest ones.
     *
     * @param policyVersion the candidate; null for any
     */
    Uni<List<ReplayView>> all(SqlClient client, Integer policyVersion, int limit) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(limit, policyVersion))
                .map(rows -> ManyRows.list(rows, ToldReplays::view));
    }

    /** One of them; null for unknown. */
    Uni<ReplayView> one(SqlClient client, UUID replayId) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(replayId))
                .map(rows -> rows.size() == 0 ? null : view(rows.iterator().next()));
    }

    Uni<Counts> counts(SqlClient client, UUID replayId) {
        return client.preparedQuery(COUNTS)
                .execute(Tuple.of(replayId))
                .map(
                        rows -> {
                            Map<String, List<Pair>> counts = new HashMap<>();
                            for (Row row : rows) {
                                counts.computeIfAbsent(row.getString(0), it -> new ArrayList<>())
                                        .add(pair(Cells.from(row, 1)));
                            }
                            return new Counts(
                                    counts.getOrDefault("DECISIONS", List.of()),
                                    counts.getOrDefault("NOT_REPRODUCED", List.of()),
                                    counts.getOrDefault("LEFT_OUT", List.of()),
                                    counts.getOrDefault("TARGETS", List.of()),
                                    counts.getOrDefault("BY_RULE_OF_THUMB", List.of()));
                        });
    }

    Uni<List<Hour>> hours(SqlClient client, UUID replayId) {
        return client.preparedQuery(HOURS)
                .execute(Tuple.of(replayId))
                .map(rows -> ManyRows.list(rows, ToldReplays::hour));
    }

    private static ReplayView view(Row row) {
        Cells cells = Cells.of(row);
        return new ReplayView(
                cells.uuid(),
                cells.integer(),
                cells.instant(),
                cells.instant(),
                cells.text(),
                cells.text(),
                cells.instant(),
                cells.instant(),
                cells.instant(),
                cells.text(),
                cells.value(Long.class),
                cells.large(),
                cells.large(),
                cells.large(),
                cells.large(),
                null);
    }

    private static Pair pair(Cells cells) {
        String first = cells.text();
        String second = cells.text();
        return new Pair(first, second.isEmpty() ? null : second, cells.large());
    }

    private static Hour hour(Row row) {
        Cells cells = Cells.of(row);
        return new Hour(cells.instant(), load(cells), load(cells));
    }

    private static Load load(Cells cells) {
        return new Load(cells.large(), cells.large(), cells.large());
    }
}
