package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.customer.Suppression;

import java.time.Instant;
import java.util.UUID;

/** What people did, whatever the policy says. */
public sealed interface Act {
    /** When, UTC. */
    Instant at();

    /** Does it to a customer in virtual time. */
    void to(VirtualCustomer customer);

    /** Somebody forbade contact. */
    record Suppressed(Suppression entry) implements Act {
        @Override
        public Instant at() {
            return entry.setAt();
        }

        @Override
        public void to(VirtualCustomer customer) {
            customer.suppress(entry);
        }
    }

    /**
     * Somebody set or lifted an entry that had followed from a call.
     *
     * @param at when, UTC
     */
    record Lifted(Instant at) implements Act {
        @Override
        public void to(VirtualCustomer customer) {
            customer.lift();
        }
    }

    /**
     * Somebody cancelled a callback.
     *
     * @param callbackId which; nothing happens where there is no such task
     */
    record Cancelled(UUID callbackId, Instant at) implements Act {
        @Override
        public void to(VirtualCustomer customer) {
            customer.cancel(callbackId, at);
        }
    }

    /** Somebody else contacted him. */
    record Contacted(ContactEntry entry) implements Act {
        @Override
        public Instant at() {
            return entry.enteredAt();
        }

        @Override
        public void to(VirtualCustomer customer) {
            customer.contacted(entry);
        }
    }
}
