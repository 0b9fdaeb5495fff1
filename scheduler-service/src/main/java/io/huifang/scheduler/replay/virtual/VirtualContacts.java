package io.huifang.scheduler.replay.virtual;

import io.huifang.scheduler.budget.ContactEntry;
import io.huifang.scheduler.budget.ContactLedger;
import io.huifang.scheduler.callback.TaskLedger;
import io.huifang.scheduler.notice.Asked;
import io.huifang.scheduler.notice.Notice;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.Policy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What one customer's budget counts in virtual time. */
final class VirtualContacts {
    /** The longest window of a budget is shorter. */
    private static final Duration COUNT_FOR = Duration.ofDays(40);

    private final String customerId;
    private final Load load;
    private final Set<UUID> requested = new HashSet<>();
    private List<ContactEntry> entries = List.of();

    VirtualContacts(String customerId, Load load) {
        this.customerId = customerId;
        this.load = load;
    }

    /** Of the moment at that instant. */
    ContactLedger open(Policy policy, Instant now) {
        return new ContactLedger(policy, entries, now);
    }

    void add(ContactEntry entry) {
        List<ContactEntry> more = new ArrayList<>(entries);
        more.add(entry);
        entries = more;
    }

    /** As the other one, of a moment that contacted nobody itself. */
    void keep(Policy policy, TaskLedger ledger) {
        keep(open(policy, ledger.now()), ledger);
    }

    /** Asks for the notices last, as in earnest. Nobody is sent any. */
    void keep(ContactLedger contacts, TaskLedger ledger) {
        Instant now = ledger.now();
        Set<UUID> known = new HashSet<>(requested);
        List<Notice> notices =
                ledger.notices().stream().filter(it -> known.add(it.fact().eventId())).toList();
        Asked.of(notices, contacts, now)
                .granted()
                .forEach(it -> requested.add(it.fact().eventId()));
        load.refused(now, contacts.refused().values().stream().mapToInt(it -> it).sum());
        long before = notices(entries);
        Instant oldest = now.minus(COUNT_FOR);
        List<ContactEntry> after = contacts.of(customerId);
        load.notices(now, (int) (notices(after) - before));
        entries = after.stream().filter(entry -> entry.at().isAfter(oldest)).toList();
    }

    private static long notices(List<ContactEntry> entries) {
        return entries.stream().filter(entry -> entry.kind() == ContactKind.NOTICE).count();
    }
}
