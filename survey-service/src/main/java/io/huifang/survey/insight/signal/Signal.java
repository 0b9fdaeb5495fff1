package io.huifang.survey.insight.signal;

import java.time.Instant;
import java.util.UUID;

/**
 * An unusual rise that was found.
 *
 * @param id its id, and that of the incident the scheduler is asked to open
 * @param rarest the hour with the least chance
 * @param chance how likely that hour was by chance
 * @param course when it happened
 * @param found what became of it here
 */
record Signal(UUID id, Rise rarest, double chance, Course course, Found found) {

    /**
     * When it happened, by the events' own time, UTC.
     *
     * @param since beginning of the hour in which it was seen first
     * @param seenBy end of that hour
     * @param seenUntil end of the hour in which it was seen last
     * @param endedAt by when it was over; null while it lasts
     */
    record Course(Instant since, Instant seenBy, Instant seenUntil, Instant endedAt) {}

    /**
     * What became of it here, UTC.
     *
     * @param at when it was found
     * @param rule of the policy's incidents, under which the scheduler is told; null for none
     * @param toldAt when the scheduler had accepted it; null before
     * @param refusedAt when the scheduler had refused it for good; null otherwise
     * @param incidentId the incident that is open for it; null before
     */
    record Found(Instant at, String rule, Instant toldAt, Instant refusedAt, UUID incidentId) {}
}
