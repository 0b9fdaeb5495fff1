package io.huifang.survey.optout;

import io.huifang.contract.callback.Purpose;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a customer stopped.
 *
 * @param id which time
 * @param customerId who
 * @param purposes what for he is not to be contacted any more
 * @param saidAt when, UTC
 * @param passedAt when intake had accepted it, UTC; null before
 */
record OptOut(
        UUID id, String customerId, List<Purpose> purposes, Instant saidAt, Instant passedAt) {
    /**
     * A thief would gladly stop the calls about the safety of the account; so those are not here.
     */
    static final Set<Purpose> STOPPABLE =
            Set.of(Purpose.SERVICE, Purpose.SURVEY, Purpose.MARKETING);

    OptOut {
        purposes = List.copyOf(purposes);
    }

    /**
     * A callback that the scheduler closed because of it.
     *
     * @param reason why we wanted to call
     * @param at when it was closed, UTC
     */
    record Stopped(String reason, Instant at) {}
}
