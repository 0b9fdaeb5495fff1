package io.huifang.survey.insight.indicator.counting;

import static io.huifang.survey.insight.indicator.tally.Repeats.LONGEST;

import io.huifang.survey.insight.indicator.tally.Called;
import io.huifang.survey.insight.indicator.tally.CaseHistory;
import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Repeats;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What is remembered of customers: their decisions in the order of the events, and their callbacks.
 */
final class Customers {
    /** Between the parts of a key; below every sign of a pseudonym or a UUID. */
    private static final char BETWEEN = ' ';

    private static final char AFTER_BETWEEN = '!';

    private final KeyValueStore<String, Decided> decisions;
    private final KeyValueStore<String, CaseHistory> cases;

    Customers(KeyValueStore<String, Decided> decisions, KeyValueStore<String, CaseHistory> cases) {
        this.decisions = decisions;
        this.cases = cases;
    }

    /** Notes a decision; false when it was noted before. */
    boolean note(String customer, UUID eventId, Decided decision) {
        Instant position = decision.eventTime() == null ? decision.at() : decision.eventTime();
        String key = place(customer, position) + BETWEEN + eventId;
        return decisions.putIfAbsent(key, decision) == null;
    }

    CaseHistory callback(String customer, UUID callbackId) {
        CaseHistory known = cases.get(customer + BETWEEN + callbackId);
        return known == null ? CaseHistory.EMPTY : known;
    }

    void keep(String customer, UUID callbackId, CaseHistory history) {
        cases.put(customer + BETWEEN + callbackId, history);
    }

    /** The customer's callbacks in which he was reached for that reason soon before the event. */
    Map<String, CaseHistory> reachedBefore(String customer, Decided event) {
        Map<String, CaseHistory> reached = new HashMap<>();
        if (event.reason() != null && event.eventTime() != null) {
            eachCase(
                    customer,
                    entry -> {
                        if (contactBefore(
                                entry.value, event.reason(), event.eventTime(), LONGEST)) {
                            reached.put(entry.key, entry.value);
                        }
                        return false;
                    });
        }
        return reached;
    }

    /** The customer's events that repeat what he was reached about. */
    Map<String, Decided> repeating(String customer, CaseHistory history) {
        Map<String, Decided> repeating = new HashMap<>();
        history.firstContact()
                .ifPresent(
                        contact ->
                                eachEvent(
                                        customer,
                                        contact.occurredAt(),
                                        LONGEST,
                                        entry -> {
                                            if (contact.reason().equals(entry.value.reason())) {
                                                repeating.put(entry.key, entry.value);
                                            }
                                            return false;
                                        }));
        return repeating;
    }

    /** Whether an event followed on a contact. */
    Repeats events(String customer) {
        return (reason, contact, time) ->
                eachEvent(customer, contact, time, entry -> reason.equals(entry.value.reason()));
    }

    /** Whether a contact came before an event. */
    Repeats contacts(String customer) {
        return (reason, event, time) ->
                eachCase(customer, entry -> contactBefore(entry.value, reason, event, time));
    }

    private static boolean contactBefore(
            CaseHistory history, String reason, Instant event, Duration time) {
        return history.firstContact()
                .filter(contact -> reason.equals(contact.reason()))
                .filter(contact -> Repeats.follows(contact.occurredAt(), event, time))
                .isPresent();
    }

    /** Ends with the first for which the answer is yes. */
    private boolean eachCase(String customer, Predicate<KeyValue<String, CaseHistory>> enough) {
        return each(cases, customer + BETWEEN, customer + AFTER_BETWEEN, enough);
    }

    private boolean eachEvent(
            String customer,
            Instant contact,
            Duration time,
            Predicate<KeyValue<String, Decided>> enough) {
        String from = place(customer, contact);
        String to = place(customer, contact.plus(time)) + AFTER_BETWEEN;
        return each(
                decisions,
                from,
                to,
                entry ->
                        entry.value.eventTime() != null
                                && Repeats.follows(contact, entry.value.eventTime(), time)
                                && enough.test(entry));
    }

    private static <T> boolean each(
            KeyValueStore<String, T> store,
            String from,
            String to,
            Predicate<KeyValue<String, T>> enough) {
        try (KeyValueIterator<String, T> entries = store.range(from, to)) {
            while (entries.hasNext()) {
                if (enough.test(entries.next())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Where the customer's events of an instant stand; sorts as time does, from 1970 on. */
    private static String place(String customer, Instant at) {
        long micros = Math.max(0, ChronoUnit.MICROS.between(Instant.EPOCH, at));
        return customer + BETWEEN + "%018d".formatted(micros);
    }

    /**
     * Forgets what counts for nothing any more.
     *
     * @param since windows of before are not changed any more
     */
    void forget(Instant since) {
        forget(
                decisions,
                one ->
                        one.at().isBefore(since)
                                && Optional.ofNullable(one.eventTime())
                                        .filter(time -> !time.isBefore(since))
                                        .isEmpty());
        Instant longSince = since.minus(LONGEST);
        forget(
                cases,
                one ->
                        Called.observations(one, (reason, at, time) -> false).stream()
                                .allMatch(seen -> seen.at().isBefore(longSince)));
    }

    private static <T> void forget(KeyValueStore<String, T> store, Predicate<T> over) {
        try (KeyValueIterator<String, T> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<String, T> entry = entries.next();
                if (over.test(entry.value)) {
                    store.delete(entry.key);
                }
            }
        }
    }
}
