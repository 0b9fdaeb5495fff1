package io.huifang.survey.insight.indicator.known;

import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Repeats;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * When the customer himself was first reached in a callback.
 *
 * @param at when that attempt was concluded
 */
public record Contact(UUID callbackId, String reason, Instant at) {

    static Optional<Contact> of(UUID callbackId, CaseHistory history) {
        return history.firstContact()
                .map(first -> new Contact(callbackId, first.reason(), first.occurredAt()));
    }

    /** As the only contact that events could follow on. */
    Repeats alone() {
        return (reason, event, time) ->
                this.reason.equals(reason) && Repeats.follows(at, event, time);
    }
}
