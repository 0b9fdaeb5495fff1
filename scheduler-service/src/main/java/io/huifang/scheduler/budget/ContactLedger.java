package io.huifang.scheduler.budget;

import io.huifang.contract.callback.NoticeRequested;
import io.huifang.scheduler.budget.BudgetAnswer.Exhausted;
import io.huifang.scheduler.budget.ContactEntry.State;
import io.huifang.scheduler.customer.Customer;
import io.huifang.scheduler.policy.ContactKind;
import io.huifang.scheduler.policy.ContactLimits.Limit;
import io.huifang.scheduler.policy.Policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The contacts of the customers whom one transaction has locked, and what it does to them. Each
 * question sees what was entered before it.
 */
public final class ContactLedger {
    private final Policy policy;
    private final Instant now;
    private final Map<String, Map<UUID, ContactEntry>> entries = new HashMap<>();
    private final Set<UUID> stored = new HashSet<>();
    private final Map<UUID, ContactEntry> entered = new LinkedHashMap<>();
    private final Map<UUID, ContactEntry> settled = new LinkedHashMap<>();
    private final Set<String> freed = new HashSet<>();
    private final Map<ContactKind, Integer> refused = new EnumMap<>(ContactKind.class);

    /**
     * @param policy the one in force
     * @param known the locked customers' contacts, those of the longest window at least
     * @param now the transaction's instant, UTC
     */
    public ContactLedger(Policy policy, Collection<ContactEntry> known, Instant now) {
        this.policy = policy;
        this.now = now;
        known.forEach(this::know);
        known.forEach(entry -> stored.add(entry.entryId()));
    }

    /** Whether the customer may be contacted once more. */
    public BudgetAnswer ask(Customer customer, ContactKind kind, boolean protects) {
        BudgetAnswer answer =
                ContactBudget.ask(
                        of(customer.customerId()), limitsOf(customer), kind, protects, now);
        if (answer instanceof Exhausted) refused.merge(kind, 1, Integer::sum);
        return answer;
    }

    /**
     * Whether a window with that contact in it holds more of the customer's than is allowed now.
     */
    boolean exceeds(Customer customer, ContactEntry contact) {
        return ContactBudget.exceeds(of(customer.customerId()), limitsOf(customer), contact);
    }

    /**
     * Whether one more call from now on is one too many in some window. Not the question whether it
     * may be made, but the check on whoever answers that.
     *
     * @param id of what is called about, which is no contact's
     */
    public boolean isOneTooMany(Customer customer, UUID id, boolean protects) {
        Map<UUID, ContactEntry> known = entries.getOrDefault(customer.customerId(), Map.of());
        if (known.isEmpty()) return false;
        ContactEntry more =
                ContactEntry.reserved(customer.customerId(), id, id, protects, now, now);
        List<ContactEntry> all = new ArrayList<>(known.values());
        all.add(more);
        return ContactBudget.exceeds(all, limitsOf(customer), more);
    }

    private List<Limit> limitsOf(Customer customer) {
        return ContactBudget.limitsOf(customer, policy, now).limits();
    }

    /**
     * An attempt is dispatched: a call may be made. Dispatched anew under the same id, it is the
     * same contact.
     *
     * @param until when silence about it is taken for loss, UTC
     */
    public void reserve(
            String customerId, UUID attemptId, UUID callbackId, boolean protects, Instant until) {
        write(ContactEntry.reserved(customerId, attemptId, callbackId, protects, now, until));
    }

    /**
     * A notice goes out.
     *
     * @param kind NOTICE, or SURVEY for one that invites to a questionnaire
     */
    public void spend(NoticeRequested notice, ContactKind kind, boolean protects) {
        write(ContactEntry.spent(notice, kind, protects, now));
    }

    /** A contact of others, perhaps made without a question. */
    ContactEntry enter(ContactEntry contact) {
        write(contact);
        return contact;
    }

    /**
     * It is known what became of a contact; also when it was thought to be known before. One so old
     * that it counts nowhere is left as it is. Repeating it changes nothing.
     *
     * @param made whether the customer was contacted, or may have been
     * @param at when at the latest, UTC; null for the instant known before
     */
    public void settle(String customerId, UUID entryId, boolean made, Instant at) {
        ContactEntry before = entries.getOrDefault(customerId, Map.of()).get(entryId);
        if (before == null) return;
        ContactEntry after =
                before.settled(made ? State.SPENT : State.RELEASED, at == null ? before.at() : at);
        if (!after.equals(before)) write(after);
        if (leavesSooner(before, after)) freed.add(customerId);
    }

    /** The customer's contacts that are known. */
    public List<ContactEntry> of(String customerId) {
        return List.copyOf(entries.getOrDefault(customerId, Map.of()).values());
    }

    /** The customers of whom a contact leaves its place, now or sooner than was known before. */
    public Set<String> freedCustomers() {
        return Set.copyOf(freed);
    }

    /** A ledger of its own that knows the same: what is entered there is only tried. */
    public ContactLedger trial() {
        List<ContactEntry> known =
                entries.values().stream().flatMap(all -> all.values().stream()).toList();
        return new ContactLedger(policy, known, now);
    }

    List<ContactEntry> entered() {
        return List.copyOf(entered.values());
    }

    List<ContactEntry> settled() {
        return List.copyOf(settled.values());
    }

    /** How many contacts of each kind were refused. */
    public Map<ContactKind, Integer> refused() {
        return refused;
    }

    private static boolean leavesSooner(ContactEntry before, ContactEntry after) {
        return before.counts() && (!after.counts() || after.at().isBefore(before.at()));
    }

    private void write(ContactEntry entry) {
        know(entry);
        (stored.contains(entry.entryId()) ? settled : entered).put(entry.entryId(), entry);
    }

    private void know(ContactEntry entry) {
        entries.computeIfAbsent(entry.customerId(), id -> new LinkedHashMap<>())
                .put(entry.entryId(), entry);
    }
}
