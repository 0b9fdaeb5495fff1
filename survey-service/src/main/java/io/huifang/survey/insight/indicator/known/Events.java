package io.huifang.survey.insight.indicator.known;

import io.huifang.survey.insight.indicator.tally.Decided;
import io.huifang.survey.insight.indicator.tally.Repeats;

import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was decided about customers' events, by customer, reason and the time of the event. What has
 * no reason, or no time, repeats nothing and lies apart.
 */
final class Events {
    private final KeyValueStore<String, Decided> store;

    Events(KeyValueStore<String, Decided> store) {
        this.store = store;
    }

    boolean knows(String customer, UUID eventId, Decided event) {
        return store.get(place(customer, eventId, event)) != null;
    }

    void note(String customer, UUID eventId, Decided event) {
        store.put(place(customer, eventId, event), event);
    }

    private static String place(String customer, UUID eventId, Decided event) {
        return event.reason() == null || event.eventTime() == null
                ? Place.of(Place.line(customer), event.at(), eventId)
                : Place.of(Place.line(customer, event.reason()), event.eventTime(), eventId);
    }

    /**
     * Whether an event followed on a contact, as it is known now: for one fact, whose callback asks
     * the same several times.
     */
    Repeats of(String customer) {
        Map<Contacted, Optional<Instant>> first = new HashMap<>();
        return (reason, contact, time) ->
                first.computeIfAbsent(
                                new Contacted(reason, contact),
                                asked -> first(customer, reason, contact))
                        .filter(event -> Repeats.follows(contact, event, time))
                        .isPresent();
    }

    private record Contacted(String reason, Instant at) {}

    /** When the next one happened; none when that is too late for any repetition. */
    private Optional<Instant> first(String customer, String reason, Instant contact) {
        try (KeyValueIterator<String, Decided> later =
                in(customer, reason, contact, contact.plus(Repeats.LONGEST))) {
            return later.hasNext() ? Optional.of(later.next().value.eventTime()) : Optional.empty();
        }
    }

    /** Those after an instant, until another one, by their places. */
    Map<String, Decided> between(String customer, String reason, Instant after, Instant until) {
        Map<String, Decided> found = new HashMap<>();
        if (after.isBefore(until)) {
            try (KeyValueIterator<String, Decided> events = in(customer, reason, after, until)) {
                events.forEachRemaining(one -> found.put(one.key, one.value));
            }
        }
        return found;
    }

    private KeyValueIterator<String, Decided> in(
            String customer, String reason, Instant after, Instant until) {
        String line = Place.line(customer, reason);
        return store.range(Place.behind(line, after), Place.behind(line, until));
    }

    /** When the latest one happened until then; none when that was before. */
    Optional<Instant> latest(String customer, String reason, Instant from, Instant until) {
        String line = Place.line(customer, reason);
        try (KeyValueIterator<String, Decided> earlier =
                store.reverseRange(Place.before(line, from), Place.behind(line, until))) {
            return earlier.hasNext()
                    ? Optional.of(earlier.next().value.eventTime())
                    : Optional.empty();
        }
    }
}
