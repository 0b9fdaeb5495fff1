package io.huifang.survey.attempt;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;

/**
 * A heartbeat's answer.
 *
 * @param leaseUntil end of the lease (exclusive), UTC
 * @param withdrawn true when the scheduler took the attempt back during the call; its conclusion is
 *     still welcome. Null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeaseView(Instant leaseUntil, Boolean withdrawn) {
    static LeaseView of(Lease lease) {
        return new LeaseView(lease.until(), lease.withdrawn() ? true : null);
    }
}
