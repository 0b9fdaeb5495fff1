package io.huifang.scheduler.callback;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that became of a task and that neither a decision nor an attempt tells.
 *
 * @param entryId UUIDv7, so that ids order what happened
 * @param callbackId the task
 * @param at when, UTC
 * @param what such as {@code put-off}, {@code cancelled}
 * @param because id of the rule that did it; of a person's act, what the person stated
 * @param who account of the person; null for the scheduler itself
 * @param contactId the contact that used the customer's budget up; null when it was not about that
 */
public record HistoryEntry(
        UUID entryId,
        UUID callbackId,
        Instant at,
        String what,
        String because,
        String who,
        UUID contactId) {
    /** Nothing follows a task up that something wanted to be followed up. */
    public static final String NO_FOLLOW_UP = "no-follow-up";
}
