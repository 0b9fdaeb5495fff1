package io.huifang.survey.insight.load;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Tables;

import java.util.UUID;

/** Work of days gone by, as its rows would have been written then. */
public final class Shifts {
    private static final String QUEUE =
            """
            INSERT INTO queue (reason) VALUES ('of-days-gone-by') ON CONFLICT DO NOTHING""";

    private static final String ATTEMPT =
            """
            INSERT INTO attempt (attempt_id, due_at, callable_from, callable_until, queue_id,
                priority, state, customer_key)
            SELECT ?, '2020-01-01Z', '2020-01-01Z', '2020-01-02Z', queue_id, 50, 'UPCOMING', 1
            FROM queue WHERE reason = 'of-days-gone-by' AND owner = '' LIMIT 1""";

    private static final String ENDED =
            "UPDATE attempt SET state = 'RETURNED' WHERE attempt_id = ? AND state = 'UPCOMING'";

    private static final String CONCLUSION =
            """
            INSERT INTO conclusion (attempt_id, callback_id, concluded_at, claimed_at, revealed_at,
                number, follow_up, customer_id, reason, agent, disposition)
            VALUES (?, gen_random_uuid(), ?::timestamptz, ?::timestamptz, ?::timestamptz, 1, false,
                ?, ?, ?, ?)""";

    private static final String LEFT =
            """
            INSERT INTO ended_lease (attempt_id, fencing_token, claimed_at, revealed_at, ended_at,
                agent)
            VALUES (?, 1, ?::timestamptz, NULL, ?::timestamptz, ?)""";

    private static final String REVIEW =
            """
            INSERT INTO review (attempt_id, version, reviewed_at, listening, empathy, correctness,
                procedure, reviewer, agent, customer_id)
            VALUES (?, ?, ?::timestamptz, ?, ?, ?, ?, 'supervisor', ?, 'nobody')""";

    private final Tables tables;

    private Shifts(Tables tables) {
        this.tables = tables;
    }

    public static Shifts of(Database database) {
        Tables tables = Tables.of(database);
        tables.run(QUEUE);
        return new Shifts(tables);
    }

    private UUID attempt() {
        UUID attemptId = UUID.randomUUID();
        tables.run(ATTEMPT, attemptId);
        tables.run(ENDED, attemptId);
        return attemptId;
    }

    /** A call about something that is not hard; the number was shown when it was claimed. */
    public UUID call(String agent, String claimed, String concluded) {
        return call(
                agent,
                claimed,
                concluded,
                "refund-delayed",
                "customer-" + UUID.randomUUID(),
                "REACHED_RESOLVED");
    }

    UUID call(
            String agent,
            String claimed,
            String concluded,
            String reason,
            String customer,
            String disposition) {
        UUID attemptId = attempt();
        tables.run(
                CONCLUSION,
                attemptId,
                concluded,
                claimed,
                claimed,
                customer,
                reason,
                agent,
                disposition);
        return attemptId;
    }

    /** A lease that was given back; the number was not shown. */
    void left(String agent, String claimed, String ended) {
        tables.run(LEFT, attempt(), claimed, ended, agent);
    }

    /** A wrap-up or a break. */
    void spell(String agent, String state, String began, String ended) {
        tables.run(
                "INSERT INTO agent_spell (account, state, began_at, ended_at)"
                        + " VALUES (?, ?, ?::timestamptz, ?::timestamptz)",
                agent,
                state,
                began,
                ended);
    }

    public void review(UUID attemptId, int version, String at, String agent, int... scores) {
        tables.run(
                REVIEW, attemptId, version, at, scores[0], scores[1], scores[2], scores[3], agent);
    }

    /** A profile with a group and a name. */
    public void profile(String agent, String name, String group) {
        tables.run(
                "INSERT INTO agent (account, display_name, skills, levels, languages, agent_group,"
                        + " version) VALUES (?, ?, '{}', '{}', '{en}', ?, 1)",
                agent,
                name,
                group);
    }
}
