package io.huifang.journeys.desk;

import com.fasterxml.jackson.databind.JsonNode;

import io.huifang.contract.attempt.Disposition;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;

/** One thing an agent did under a lease, and what came of it; times by the clients' clock. */
public sealed interface DeskEntry {
    /** The lease it was done under. */
    Lease lease();

    /** Just before the request went out. */
    Instant sentAt();

    /** When the answer was there, or hope was given up. */
    Instant endedAt();

    /**
     * One agent's right to one attempt.
     *
     * @param attempt the attempt
     * @param token the fencing token
     * @param agent the account name
     */
    record Lease(UUID attempt, long token, String agent) {}

    /**
     * The lease was given.
     *
     * @param callback the attempt's task
     * @param customer the task's customer
     * @param from start of the lease by the service's clock
     * @param until end of the lease as told
     */
    record Claimed(
            Lease lease,
            Instant sentAt,
            Instant endedAt,
            UUID callback,
            String customer,
            Instant from,
            Instant until)
            implements DeskEntry {}

    /**
     * The lease was prolonged.
     *
     * @param until its end as told; without a clear answer the latest end it can have
     * @param told whether there was a clear answer
     */
    record Extended(Lease lease, Instant sentAt, Instant endedAt, Instant until, boolean told)
            implements DeskEntry {}

    /** The number was shown. */
    record Revealed(Lease lease, Instant sentAt, Instant endedAt) implements DeskEntry {}

    /**
     * The agent asked for something although the lease was long over.
     *
     * @param what it asked for
     * @param status the answer; empty without one
     */
    record CameBack(Lease lease, Instant sentAt, Instant endedAt, String what, OptionalInt status)
            implements DeskEntry {}

    /** The attempt was given back, or may have been. */
    record Released(Lease lease, Instant sentAt, Instant endedAt) implements DeskEntry {}

    /**
     * The agent tried to conclude.
     *
     * @param disposition what it said
     * @param answers the customer's by question id; null when nothing was asked
     * @param status the answer; empty without one
     */
    record Concluded(
            Lease lease,
            Instant sentAt,
            Instant endedAt,
            Disposition disposition,
            JsonNode answers,
            OptionalInt status)
            implements DeskEntry {

        public boolean isDone() {
            return status.isPresent() && status.getAsInt() / 100 == 2;
        }

        public boolean isRefused() {
            return status.isPresent() && status.getAsInt() / 100 == 4;
        }
    }
}
