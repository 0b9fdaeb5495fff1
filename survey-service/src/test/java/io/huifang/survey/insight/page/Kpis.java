package io.huifang.survey.insight.page;

import io.huifang.backing.Database;
import io.huifang.survey.fixture.Tables;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Indicators of some days as the streams application would have told them; waves, not chance. */
public final class Kpis {
    private static final String KEEP =
            """
            INSERT INTO kpi (indicator, grain, window_start, window_end, dimensions, numerator,
                denominator, value, n, revision)
            """;

    private static final String EACH_DAY =
            """
            generate_series(?::timestamptz, ?::timestamptz - interval '1 day', '1 day')
                WITH ORDINALITY AS days (day, i)""";

    private static final Map<String, Double> SHARES =
            Map.ofEntries(
                    Map.entry("contact-rate", 0.71),
                    Map.entry("right-party-rate-dialled", 0.58),
                    Map.entry("sla-attainment", 0.88),
                    Map.entry("fcr-agent", 0.64),
                    Map.entry("fcr-customer", 0.61),
                    Map.entry("fcr-no-repeat-7d", 0.83),
                    Map.entry("repeat-rate", 0.09),
                    Map.entry("promises-kept", 0.86),
                    Map.entry("csat", 0.79),
                    Map.entry("ces-easy", 0.74),
                    Map.entry("nps", 0.31),
                    Map.entry("ces", 5.4),
                    Map.entry("queue-age", 410.0),
                    Map.entry("punctuality", 95.0),
                    Map.entry("attempts-per-callback", 1.6),
                    Map.entry("opt-out-time", 1.4));

    private static final Map<String, Double> SQUARES =
            Map.of(
                    "nps-squares", 0.72,
                    "ces-squares", 31.5,
                    "queue-age-squares", 260000.0,
                    "punctuality-squares", 64000.0,
                    "attempts-per-callback-squares", 3.4,
                    "opt-out-time-squares", 4.0);

    private static final Map<String, Integer> COUNTS =
            Map.ofEntries(
                    Map.entry("events", 5200),
                    Map.entry("decided-scheduled", 1900),
                    Map.entry("decided-merged", 1450),
                    Map.entry("decided-suppressed", 980),
                    Map.entry("decided-recorded", 520),
                    Map.entry("decided-ignored", 350),
                    Map.entry("opened", 1900),
                    Map.entry("offered", 2600),
                    Map.entry("dialled", 2500),
                    Map.entry("connected", 1780),
                    Map.entry("concluded", 1760),
                    Map.entry("closed-resolved", 1240),
                    Map.entry("closed-unresolved", 210),
                    Map.entry("closed-unreachable", 260),
                    Map.entry("closed-refused", 60),
                    Map.entry("closed-cancelled", 90));

    private final Tables tables;
    private final String from;
    private final String until;
    private final String dimensions;

    private Kpis(Tables tables, LocalDate first, LocalDate last, String reason) {
        this.tables = tables;
        this.from = midnight(first);
        this.until = midnight(last.plusDays(1));
        this.dimensions = reason == null ? "{}" : "{\"reason\":\"" + reason + "\"}";
    }

    /**
     * @param reason null for all together
     */
    public static Kpis of(Database database, LocalDate first, LocalDate last, String reason) {
        return new Kpis(Tables.of(database), first, last, reason);
    }

    private static String midnight(LocalDate day) {
        return day + "T00:00:00+08:00";
    }

    /** Everything that the dashboard shows of days. */
    Kpis everything() {
        SHARES.forEach((indicator, value) -> shares(indicator, value, 240));
        SQUARES.forEach((indicator, value) -> counts(indicator, value * 240));
        COUNTS.forEach(this::counts);
        shares("explained-share", 1, 5200);
        shares("budget-breaches", 0, 2500);
        shares("stale-offered", 0, 2600);
        for (int step = 1; step <= 16; step++) {
            timesToCallback(step * 900, 260 / step + 20);
        }
        return this;
    }

    /** Numerators of so much of each denominator. */
    Kpis shares(String indicator, double part, int of) {
        tables.run(
                KEEP
                        + """
                        SELECT ?, 'DAY', day, day + interval '1 day', ?::jsonb, num, den,
                            round(num::numeric / den, 6), den, 1
                        FROM (SELECT day, den, CASE WHEN part IN (0, 1) THEN den * part
                                  ELSE floor(den * part * (1 + 0.07 * sin(i / 2.1))) END::bigint
                                  AS num
                              FROM (SELECT day, i, ?::float8 AS part,
                                        (?::float8 * (1 + 0.3 * sin(i / 1.3)))::bigint AS den
                                    FROM\s"""
                        + EACH_DAY
                        + ") AS dens) AS nums ON CONFLICT DO NOTHING",
                indicator,
                dimensions,
                part,
                of,
                from,
                until);
        return this;
    }

    Kpis counts(String indicator, double about) {
        return counts(indicator, dimensions, about, 0);
    }

    private void timesToCallback(int upTo, int about) {
        String with = dimensions.equals("{}") ? "{" : dimensions.replace("}", ",");
        counts("time-to-callback", with + "\"upTo\":\"" + upTo + "\"}", about, upTo / 4000.0);
    }

    private Kpis counts(String indicator, String of, double about, double phase) {
        tables.run(
                KEEP
                        + """
                        SELECT ?, 'DAY', day, day + interval '1 day', ?::jsonb, num, 1, num, num, 1
                        FROM (SELECT day, (?::float8 * (1 + 0.2 * sin(i / 1.7 + ?::float8)))
                                  ::bigint AS num FROM\s"""
                        + EACH_DAY
                        + ") AS nums ON CONFLICT DO NOTHING",
                indicator,
                of,
                about,
                phase,
                from,
                until);
        return this;
    }

    /** By the hour; most before noon. */
    Kpis hours(String indicator, double about) {
        tables.run(
                KEEP
                        + """
                        SELECT ?, 'HOUR', at, at + interval '1 hour', ?::jsonb, num, 1, num, num, 1
                        FROM (SELECT at, (?::float8 * exp(-((extract(hour FROM at AT TIME ZONE
                                  'Asia/Shanghai') - 10.5) ^ 2) / 22) * (1 + 0.4 * sin(i / 31.0)))
                                  ::bigint AS num
                              FROM generate_series(?::timestamptz, ?::timestamptz
                                  - interval '1 hour', '1 hour') WITH ORDINALITY AS hours (at, i))
                            AS nums
                        WHERE num > 0 ON CONFLICT DO NOTHING""",
                indicator,
                dimensions,
                about,
                from,
                until);
        return this;
    }

    /** The hours of each of some reasons. */
    static void reasons(Database database, LocalDate first, LocalDate last, List<String> reasons) {
        double about = 160;
        for (String reason : reasons) {
            of(database, first, last, reason).hours(DashboardPage.HEAT, about);
            about *= 0.9;
        }
    }

    /** A rise of payments that fail at one kind of merchant. */
    static void signal(Database database, LocalDate day, String merchantCategory) {
        Tables.of(database)
                .run(
                        """
                        INSERT INTO signal (signal_id, since, seen_by, seen_until, ended_at, events,
                            expected, chance, weeks, event_type, cause, merchant_category, region)
                        VALUES (gen_random_uuid(), ?::timestamptz,
                            ?::timestamptz + interval '1 hour', ?::timestamptz
                                + interval '3 hours', ?::timestamptz + interval '5 hours', 412,
                            38.4, 1e-40, 4, 'io.huifang.payment.failed.v1', '', ?, '')""",
                        midnight(day),
                        midnight(day),
                        midnight(day),
                        midnight(day),
                        merchantCategory);
    }

    /** Customers who went silent, of two reasons. */
    static void silent(Database database, LocalDate day) {
        Tables.of(database)
                .run(
                        """
                        INSERT INTO unsolved_case (callback_id, customer_id, reason, outcome,
                            attempts, closed_at, watched_from, settled_at, state)
                        SELECT gen_random_uuid(), 'silent-' || i, CASE WHEN i % 3 = 0
                            THEN 'complaint' ELSE 'refund-delayed' END, 'UNREACHABLE', 3,
                            ?::timestamptz, ?::timestamptz, now(), 'SILENT'
                        FROM generate_series(1, 47) AS i""",
                        midnight(day), midnight(day));
    }

    /** Attempts after a busy line: at seven in the evening more of them are answered. */
    static void bestInTheEvening(Database database, LocalDate day) {
        Tables.of(database)
                .run(
                        """
                        INSERT INTO tried_attempt (attempt_id, callback_id, called_at, concluded_at,
                            number, revision, right_party, reason, disposition)
                        SELECT gen_random_uuid(), callback, ?::timestamptz + at, ?::timestamptz
                            + at, number, 0, number = 2 AND (i % 3 > 0) = (at > '19:00'),
                            'payment-failed', 'BUSY'
                        FROM (SELECT i, gen_random_uuid() AS callback, CASE i % 2 WHEN 0
                                THEN interval '19:30' ELSE interval '14:30' END AS later
                              FROM generate_series(1, 600) AS i) AS calls,
                            LATERAL (VALUES (1, later - interval '4 hours'), (2, later))
                                AS tries (number, at)""",
                        midnight(day), midnight(day));
    }

    /** Customers of whom every fourth was held out, and to whom it happened again now and then. */
    static void effects(Database database, LocalDate day, String reason) {
        Tables tables = Tables.of(database);
        String insert =
                """
                INSERT INTO effect_event (event_id, happened_at, pseudonym, event_type, reason, arm)
                SELECT gen_random_uuid(), ?::timestamptz + ?::interval, ? || i,
                    'io.huifang.payment.failed.v1', ?,\s""";
        tables.run(
                insert
                        + "CASE WHEN i % 4 = 0 THEN 'HELD_OUT' ELSE 'CALLED' END"
                        + " FROM generate_series(1, 2000) AS i",
                midnight(day),
                "1 hour",
                reason,
                reason);
        tables.run(
                insert
                        + "NULL FROM generate_series(1, 2000) AS i"
                        + " WHERE i % 7 = 0 AND (i % 4 = 0 OR i % 3 = 0)",
                midnight(day),
                "3 days",
                reason,
                reason);
    }
}
