package io.huifang.scheduler.budget;

import io.huifang.scheduler.customer.ForgetsErased;
import io.huifang.scheduler.policy.Policy;
import io.huifang.scheduler.rows.AfterCommit;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Opens the contact ledger of a transaction, and stores what it did. */
@ApplicationScoped
public class ContactLedgers implements ForgetsErased {
    private final ContactEntries entries;
    private final MeterRegistry meters;

    ContactLedgers(ContactEntries entries, MeterRegistry meters) {
        this.entries = entries;
        this.meters = meters;
    }

    /**
     * The contacts of customers who are locked. Of nobody it costs nothing.
     *
     * @param policy the one in force
     * @param now the transaction's instant, UTC
     */
    public Uni<ContactLedger> open(
            SqlConnection tx, Collection<String> customerIds, Policy policy, Instant now) {
        if (customerIds.isEmpty()) {
            return Uni.createFrom().item(() -> new ContactLedger(policy, List.of(), now));
        }
        return entries.since(tx, customerIds, now.minus(policy.longestWindow()))
                .map(known -> new ContactLedger(policy, known, now));
    }

    /** Writes what happened to contacts. */
    public Uni<Void> store(SqlConnection tx, ContactLedger ledger) {
        if (!ledger.refused().isEmpty()) AfterCommit.run(tx, () -> count(ledger));
        return entries.write(tx, ledger);
    }

    /**
     * Removes the contacts of erased customers: nobody contacts them again, so there is no budget
     * to keep.
     */
    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<String> customerIds) {
        return entries.erase(tx, customerIds);
    }

    /** The contact of that id, however old; null when it is not known. */
    Uni<ContactEntry> find(SqlConnection tx, String customerId, UUID entryId) {
        return entries.one(tx, customerId, entryId);
    }

    private void count(ContactLedger ledger) {
        ledger.refused()
                .forEach(
                        (kind, times) ->
                                meters.counter("huifang.budget.exhausted", "kind", kind.name())
                                        .increment(times));
    }
}
