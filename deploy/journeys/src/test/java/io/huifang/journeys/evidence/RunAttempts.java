package io.huifang.journeys.evidence;

import io.huifang.backing.Database;

/**
 * The attempts of one run, while it lasts.
 *
 * @param survey the survey service's database
 * @param prefix what the ids of the run's customers begin with
 */
public record RunAttempts(Database survey, String prefix) {
    private static final String ALL =
            "SELECT count(*) FROM attempt_brief WHERE starts_with(customer_id, ?)";

    private static final String IN_STATE =
            """
            SELECT count(*) FROM attempt JOIN attempt_brief b USING (attempt_id)
            WHERE state = ? AND starts_with(b.customer_id, ?)""";

    /** Those that ever came. */
    public long all() {
        return Rows.number(survey, ALL, prefix);
    }

    /** Those that can be claimed. */
    public long offered() {
        return in("OFFERED");
    }

    /** Those that an agent concluded. */
    public long concluded() {
        return in("CONCLUDED");
    }

    private long in(String state) {
        return Rows.number(survey, IN_STATE, state, prefix);
    }
}
