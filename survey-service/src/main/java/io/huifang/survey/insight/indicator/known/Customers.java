package io.huifang.survey.insight.indicator.known;

import static io.huifang.survey.insight.indicator.tally.Repeats.LONGEST;

import io.huifang.contract.Fact;
import io.huifang.contract.analytics.AttemptFact;
import io.huifang.contract.analytics.CallbackFact;
import io.huifang.contract.analytics.DecisionFact;
import io.huifang.contract.analytics.PromiseFact;
import io.huifang.contract.analytics.ResponseFact;
import io.huifang.survey.insight.indicator.tally.Called;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Changes;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Repeats;

import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What is known of customers, and what each fact changes. All is worked out before anything is
 * kept: of a fact that cannot be counted nothing is known afterwards.
 */
public final class Customers {
    private static final int LOOKED_AT_ONCE = 2000;

    private final Events events;
    private final Contacts contacts;
    private final KeyValueStore<String, CaseHistory> cases;
    private final Sweep<Decided> oldEvents;
    private final Sweep<Contact> oldContacts;
    private final Sweep<CaseHistory> oldCases;

    public Customers(
            KeyValueStore<String, Decided> events,
            KeyValueStore<String, Contact> contacts,
            KeyValueStore<String, CaseHistory> cases) {
        this.events = new Events(events);
        this.contacts = new Contacts(contacts);
        this.cases = cases;
        this.oldEvents = new Sweep<>(events);
        this.oldContacts = new Sweep<>(contacts);
        this.oldCases = new Sweep<>(cases);
    }

    /**
     * Learns a fact.
     *
     * @param counts counts what the fact changes; when it throws, the fact is not known
     */
    public void hear(Fact fact, Consumer<Changes> counts) {
        String customer = fact.customerId();
        if (fact instanceof DecisionFact told) {
            decided(told, counts);
        } else if (fact instanceof CallbackFact told) {
            learn(customer, told.callbackId(), known -> known.with(told), counts);
        } else if (fact instanceof AttemptFact told) {
            learn(customer, told.callbackId(), known -> known.with(told), counts);
        } else if (fact instanceof ResponseFact told) {
            learn(customer, told.callbackId(), known -> known.with(told), counts);
        } else if (fact instanceof PromiseFact told) {
            learn(customer, told.callbackId(), known -> known.with(told), counts);
        }
    }

    /** Counts by itself, and may be a repetition after the customer's callbacks. */
    private void decided(DecisionFact fact, Consumer<Changes> counts) {
        String customer = fact.customerId();
        Decided event = Decided.of(fact);
        if (events.knows(customer, fact.eventId(), event)) {
            return;
        }
        Changes changes = new Changes();
        changes.more(List.of(Decided.alone(fact)));
        changes.more(event.amongOthers(contacts.of(customer)));
        Repeats before = events.of(customer);
        Repeats after = before.or(event.following());
        for (CaseHistory one : repeated(customer, event)) {
            changes.less(Called.observations(one, before));
            changes.more(Called.observations(one, after));
        }
        counts.accept(changes);
        events.note(customer, fact.eventId(), event);
    }

    /** The callbacks after whose first contact this event is the first one of its reason. */
    private List<CaseHistory> repeated(String customer, Decided event) {
        if (event.reason() == null || event.eventTime() == null) {
            return List.of();
        }
        Instant time = event.eventTime();
        Instant longest = time.minus(LONGEST);
        Instant from = events.latest(customer, event.reason(), longest, time).orElse(longest);
        return contacts.between(customer, event.reason(), from, time).stream()
                .map(contact -> callback(customer, contact.callbackId()))
                .toList();
    }

    private CaseHistory callback(String customer, UUID callbackId) {
        CaseHistory known = cases.get(Place.of(customer, callbackId));
        return known == null ? CaseHistory.EMPTY : known;
    }

    /** Counts the callback anew, and the events that repeat what it alone was about. */
    private void learn(
            String customer,
            UUID callbackId,
            UnaryOperator<CaseHistory> fact,
            Consumer<Changes> counts) {
        CaseHistory before = callback(customer, callbackId);
        CaseHistory after = fact.apply(before);
        if (after.equals(before)) {
            return;
        }
        Optional<Contact> was = Contact.of(callbackId, before);
        Optional<Contact> is = Contact.of(callbackId, after);
        Changes changes = new Changes();
        Repeats following = events.of(customer);
        changes.less(Called.observations(before, following));
        changes.more(Called.observations(after, following));
        if (!was.equals(is)) {
            Map<String, Decided> repeating = new HashMap<>();
            was.ifPresent(one -> repeating.putAll(repeating(customer, one)));
            is.ifPresent(one -> repeating.putAll(repeating(customer, one)));
            repeating.values().forEach(event -> changes.less(event.amongOthers(alone(was))));
            repeating.values().forEach(event -> changes.more(event.amongOthers(alone(is))));
        }
        counts.accept(changes);
        cases.put(Place.of(customer, callbackId), after);
        contacts.move(customer, was, is);
    }

    /** The events that are repetitions because of this contact alone. */
    private Map<String, Decided> repeating(String customer, Contact contact) {
        Contacts.Span alone = contacts.alone(customer, contact);
        return events.between(customer, contact.reason(), alone.after(), alone.until());
    }

    private static Repeats alone(Optional<Contact> contact) {
        return contact.map(Contact::alone).orElse(Repeats.NEVER);
    }

    /**
     * Forgets some of what counts for nothing any more; the next time it goes on from there.
     *
     * @param since windows of before are not changed any more
     */
    public void forgetSome(Instant since) {
        Instant longSince = since.minus(LONGEST);
        oldEvents.some(LOOKED_AT_ONCE, one -> isOver(one, since));
        oldContacts.some(LOOKED_AT_ONCE, one -> one.at().isBefore(longSince));
        oldCases.some(LOOKED_AT_ONCE, one -> isOver(one, longSince));
    }

    private static boolean isOver(Decided one, Instant since) {
        return one.at().isBefore(since)
                && (one.eventTime() == null || one.eventTime().isBefore(since));
    }

    private static boolean isOver(CaseHistory one, Instant since) {
        return Called.observations(one, Repeats.NEVER).stream()
                .allMatch(seen -> seen.at().isBefore(since));
    }
}
