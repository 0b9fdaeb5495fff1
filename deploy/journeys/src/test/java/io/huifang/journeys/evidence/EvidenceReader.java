package io.huifang.journeys.evidence;

import io.huifang.backing.Database;
import io.huifang.journeys.http.Json;
import io.huifang.journeys.wallet.Draft;
import io.huifang.journeys.wallet.EventKey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what a run has left in databases and topics.
 *
 * @param scheduler the scheduler's database
 * @param survey the survey service's database
 * @param bootstrap Kafka's address
 */
public record EvidenceReader(Database scheduler, Database survey, String bootstrap) {
    private static final String DECIDED =
            "SELECT DISTINCT source, id FROM decision WHERE starts_with(customer_id, ?)";
    private static final String DECISIONS =
            """
            SELECT source, id, type, kind, callback_id, facts
            FROM decision WHERE starts_with(customer_id, ?)\
            """;
    private static final String CONFLICTS =
            "SELECT source, id FROM decision_conflict WHERE starts_with(customer_id, ?)";
    private static final String TASKS =
            """
            SELECT callback_id, reason, subject_ref, status, outcome, attempts, parent_id
            FROM callback_task WHERE starts_with(customer_id, ?)\
            """;
    private static final String PLANNED =
            """
            SELECT a.attempt_id, a.callback_id, a.number, a.ended, a.disposition
            FROM callback_attempt a JOIN callback_task t USING (callback_id)
            WHERE starts_with(t.customer_id, ?)\
            """;
    private static final String WENT_ON =
            """
            SELECT DISTINCT unnest(ARRAY[a.callback_id, a.attempt_id]) AS id
            FROM callback_attempt a JOIN callback_task t USING (callback_id)
            WHERE starts_with(t.customer_id, ?)
                AND greatest(a.dispatched_at, a.ended_at, a.concluded_at) > ?\
            """;
    private static final String WORKED =
            """
            SELECT a.attempt_id, a.state, a.fencing_token, a.claimed_at, a.lease_until,
                   a.callable_from, a.callable_until
            FROM attempt a JOIN attempt_brief b USING (attempt_id)
            WHERE starts_with(b.customer_id, ?)\
            """;
    private static final String CONCLUSIONS =
            """
            SELECT attempt_id, callback_id, number, agent, disposition, answers, claimed_at,
                   concluded_at
            FROM conclusion WHERE starts_with(customer_id, ?)\
            """;

    /**
     * Everything about the customers whose ids begin with the prefix.
     *
     * @param clients what the clients know
     * @param leftovers what is still to be done
     * @param leases what was seen of leases
     */
    public Evidence read(
            String prefix, Evidence.Clients clients, Leftovers leftovers, LeaseWatch.Seen leases) {
        SurveyRows surveyRows = new SurveyRows(worked(prefix), conclusions(prefix));
        SchedulerRows schedulerRows =
                new SchedulerRows(
                        decisions(prefix), conflicts(prefix), tasks(prefix), planned(prefix));
        return new Evidence(
                clients,
                schedulerRows,
                surveyRows,
                new ToldReader(survey, bootstrap)
                        .told(prefix, surveyRows.attempts(), schedulerRows),
                leftovers,
                leases);
    }

    /** Events about the customers that have a decision. */
    public Set<EventKey> decided(String prefix) {
        return Set.copyOf(Rows.of(scheduler, DECIDED, EvidenceReader::key, prefix));
    }

    /** Tasks about the customers that were called about since that moment, and these calls. */
    public Set<UUID> wentOnSince(Instant moment, String prefix) {
        return Set.copyOf(
                Rows.of(
                        scheduler,
                        WENT_ON,
                        row -> Rows.uuid(row, "id"),
                        prefix,
                        moment.atOffset(ZoneOffset.UTC)));
    }

    private static EventKey key(ResultSet row) throws SQLException {
        return new EventKey(row.getString("source"), row.getString("id"));
    }

    private List<SchedulerRows.Decision> decisions(String prefix) {
        return Rows.of(
                scheduler,
                DECISIONS,
                row ->
                        new SchedulerRows.Decision(
                                key(row),
                                row.getString("type"),
                                row.getString("kind"),
                                Rows.uuid(row, "callback_id"),
                                Draft.contentOf(Json.read(row.getString("facts")))),
                prefix);
    }

    private List<SchedulerRows.Conflict> conflicts(String prefix) {
        return Rows.of(scheduler, CONFLICTS, row -> new SchedulerRows.Conflict(key(row)), prefix);
    }

    private List<SchedulerRows.Task> tasks(String prefix) {
        return Rows.of(
                scheduler,
                TASKS,
                row ->
                        new SchedulerRows.Task(
                                Rows.uuid(row, "callback_id"),
                                row.getString("reason"),
                                row.getString("subject_ref"),
                                row.getString("status"),
                                row.getString("outcome"),
                                row.getInt("attempts"),
                                Rows.uuid(row, "parent_id")),
                prefix);
    }

    private List<SchedulerRows.Attempt> planned(String prefix) {
        return Rows.of(
                scheduler,
                PLANNED,
                row ->
                        new SchedulerRows.Attempt(
                                Rows.uuid(row, "attempt_id"),
                                Rows.uuid(row, "callback_id"),
                                row.getInt("number"),
                                row.getString("ended"),
                                row.getString("disposition")),
                prefix);
    }

    private List<SurveyRows.Attempt> worked(String prefix) {
        return Rows.of(
                survey,
                WORKED,
                row ->
                        new SurveyRows.Attempt(
                                Rows.uuid(row, "attempt_id"),
                                row.getString("state"),
                                row.getLong("fencing_token"),
                                Rows.instant(row, "claimed_at"),
                                Rows.instant(row, "lease_until"),
                                new SurveyRows.Window(
                                        Rows.instant(row, "callable_from"),
                                        Rows.instant(row, "callable_until"))),
                prefix);
    }

    private List<SurveyRows.Conclusion> conclusions(String prefix) {
        return Rows.of(
                survey,
                CONCLUSIONS,
                row ->
                        new SurveyRows.Conclusion(
                                Rows.uuid(row, "attempt_id"),
                                Rows.uuid(row, "callback_id"),
                                row.getInt("number"),
                                row.getString("agent"),
                                row.getString("disposition"),
                                Rows.json(row, "answers"),
                                Rows.instant(row, "claimed_at"),
                                Rows.instant(row, "concluded_at")),
                prefix);
    }
}
