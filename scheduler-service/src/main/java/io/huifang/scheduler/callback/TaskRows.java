package io.huifang.scheduler.callback;

import io.huifang.contract.attempt.Disposition;
import io.huifang.contract.callback.Outcome;
import io.huifang.scheduler.rows.Cells;
import io.vertx.mutiny.sqlclient.Row;

import java.time.Instant;
import java.util.List;

/**
 * Rows of {@code callback_task t} and {@code callback_attempt a} as the domain's values. The lists
 * of columns and the readers below them go together, cell by cell.
 */
final class TaskRows {
    static final String TASK_COLUMNS =
            """
            t.callback_id, t.event_key, t.parent_id, t.case_id, t.case_reason, t.case_cause,
            t.follow_up, t.customer_id, t.reason, t.cause,
            t.subject_ref, t.event_time, t.created_at, t.policy_version, t.traceparent,
            t.status, t.due_at, t.fresh_until, t.latest_event_time, t.closed_at, t.priority,
            t.attempts, t.counted, t.skill, t.outcome, t.appointed_at, t.appointed_on,
            t.earliest_event_time, t.held_back_by, t.next_owner, t.next_language
            """;

    static final String ATTEMPT_COLUMNS =
            """
            a.attempt_id, a.number, a.due_at, a.dispatched_at, a.callable_from, a.callable_until,
            a.silent_at, a.ended, a.ended_at, a.disposition, a.concluded_at, a.appointment_at,
            a.follow_up_asked, a.told_owner, a.told_language
            """;

    private static final int FIRST_OF_ATTEMPT = 31;

    private TaskRows() {}

    /** A row of {@link #TASK_COLUMNS}, with the attempts that were read elsewhere. */
    static CallbackTask task(Row row, List<Attempt> attempts) {
        Cells cells = Cells.of(row);
        return CallbackTask.stored(matter(cells), standing(cells), attempts);
    }

    /** A row of {@link #TASK_COLUMNS} and {@link #ATTEMPT_COLUMNS} of an outer join. */
    static CallbackTask joined(Row row) {
        boolean attempted = row.getValue(FIRST_OF_ATTEMPT) != null;
        return task(row, attempted ? List.of(attempt(row, FIRST_OF_ATTEMPT)) : List.of());
    }

    /** A row with {@link #ATTEMPT_COLUMNS} from the given column on. */
    static Attempt attempt(Row row, int first) {
        Cells cells = Cells.from(row, first);
        return new Attempt(
                cells.uuid(),
                cells.small(),
                cells.instant(),
                cells.instant(),
                cells.instant(),
                cells.instant(),
                cells.instant(),
                cells.named(Attempt.Ending::valueOf),
                cells.instant(),
                cells.named(Disposition::valueOf),
                cells.instant(),
                cells.instant(),
                cells.bool(),
                new NextAgent(cells.text(), cells.text()));
    }

    private static Matter matter(Cells cells) {
        return new Matter(
                cells.uuid(),
                cells.uuid(),
                lineage(cells),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.text(),
                cells.instant(),
                cells.instant(),
                cells.integer(),
                cells.text());
    }

    private static Lineage lineage(Cells cells) {
        Lineage stored =
                new Lineage(cells.uuid(), cells.uuid(), cells.text(), cells.text(), cells.small());
        return stored.parentId() == null ? null : stored;
    }

    private static Standing standing(Cells cells) {
        Standing.Status status = cells.named(Standing.Status::valueOf);
        Instant dueAt = cells.instant();
        Instant freshUntil = cells.instant();
        Instant latest = cells.instant();
        Instant closedAt = cells.instant();
        int priority = cells.small();
        AttemptTally tally = new AttemptTally(cells.small(), cells.small());
        String skill = cells.text();
        Outcome outcome = cells.named(Outcome::valueOf);
        ChosenTime chosen = chosen(cells);
        EventTimes events = new EventTimes(cells.instant(), latest, freshUntil);
        String heldBackBy = cells.text();
        NextAgent agent = new NextAgent(cells.text(), cells.text());
        NextCall next = new NextCall(dueAt, skill, chosen, heldBackBy, agent);
        Standing.End end = outcome == null ? null : new Standing.End(outcome, closedAt);
        return new Standing(status, next, tally, events, priority, end);
    }

    private static ChosenTime chosen(Cells cells) {
        ChosenTime stored = new ChosenTime(cells.instant(), cells.instant());
        return stored.at() == null ? null : stored;
    }
}
