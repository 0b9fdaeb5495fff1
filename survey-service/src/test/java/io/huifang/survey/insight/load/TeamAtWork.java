package io.huifang.survey.insight.load;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Tables;

import java.time.LocalDate;

/** Some weeks of two groups, on one of whom the work falls less evenly. */
public final class TeamAtWork {
    private static final String NAMES =
            "'{Li Na,Wang Fang,Chen Jie,Liu Yang,Zhao Lei,Sun Li,Zhou Xia}'::text[]";

    private static final String PROFILES =
            """
            INSERT INTO agent (account, display_name, skills, levels, languages, agent_group,
                version)
            SELECT 'at-work-' || i, name, '{}', '{}', '{en}',
                CASE WHEN i %% 2 = 0 THEN 'refunds-east' ELSE 'complaints' END, 1
            FROM unnest(%s) WITH ORDINALITY AS names (name, i)"""
                    .formatted(NAMES);

    // As many calls a day as each of them does, one after the other.
    private static final String CALLS =
            """
            CREATE TABLE call_at_work AS
            SELECT gen_random_uuid() AS id, 'at-work-' || i AS agent, began,
                began + make_interval(secs => 300 + 45 * ((n + i) % 5)) AS ended,
                n = calls AS is_last, n % (2 + i) = 0 AS is_hard, i, extract(day FROM day) AS date
            FROM generate_series(1, 7) AS i,
                generate_series(?::timestamptz, ?::timestamptz, '1 day') AS day,
                LATERAL (SELECT 6 + i % 3 + CASE i % 2 WHEN 1 THEN i ELSE 2 END
                    + (extract(day FROM day)::int * (i + 2)) % 4 AS calls) AS c,
                generate_series(1, calls) AS n,
                LATERAL (SELECT day + make_interval(hours => 9, mins => i,
                    secs => n * (560 + 900.0 / calls)) AS began) AS b""";

    private static final String ATTEMPTS =
            """
            INSERT INTO attempt (attempt_id, due_at, callable_from, callable_until, queue_id,
                priority, state, customer_key)
            SELECT id, '2020-01-01Z', '2020-01-01Z', '2020-01-02Z', (SELECT min(queue_id)
                FROM queue WHERE reason = 'of-days-gone-by'), 50, 'UPCOMING', 1
            FROM call_at_work""";

    private static final String ENDED =
            """
            UPDATE attempt SET state = 'RETURNED'
            WHERE state = 'UPCOMING' AND attempt_id IN (SELECT id FROM call_at_work)""";

    private static final String CONCLUSIONS =
            """
            INSERT INTO conclusion (attempt_id, callback_id, concluded_at, claimed_at, revealed_at,
                number, follow_up, customer_id, reason, agent, disposition)
            SELECT id, id, ended, began, began + interval '20 seconds', 1, false, id,
                CASE WHEN is_hard THEN 'complaint' ELSE 'refund-delayed' END, agent,
                'REACHED_RESOLVED'
            FROM call_at_work""";

    private static final String WRAP_UPS =
            """
            INSERT INTO agent_spell (account, state, began_at, ended_at)
            SELECT agent, 'WRAP_UP', ended, ended + interval '40 seconds' FROM call_at_work""";

    private static final String REVIEWS =
            """
            INSERT INTO review (attempt_id, version, reviewed_at, listening, empathy, correctness,
                procedure, reviewer, agent, customer_id)
            SELECT id, 1, ended, 3 + i % 3, 4 - i % 2, 3 + (i + 1) % 3, 4, 'supervisor', agent, id
            FROM call_at_work WHERE is_last AND (date + i) % 3 = 0""";

    private TeamAtWork() {}

    /** Once only, whoever asks. */
    public static void fill(Database database, LocalDate first, LocalDate last) {
        Tables tables = Tables.of(database);
        if (tables.count("SELECT count(*) FROM agent WHERE account = 'at-work-1'") > 0) return;
        Shifts.of(database);
        tables.run(PROFILES);
        tables.run(CALLS, first + "T00:00:00+08:00", last + "T00:00:00+08:00");
        for (String rows : new String[] {ATTEMPTS, ENDED, CONCLUSIONS, WRAP_UPS, REVIEWS}) {
            tables.run(rows);
        }
        tables.run("DROP TABLE call_at_work");
    }
}
